using System.Globalization;
using System.Text;
using Npgsql;

namespace Pergola.Platform.Postgres.Stores;

/// <summary>The WHERE of a search: only what is asked for stands in it, so that an index serves it.</summary>
internal sealed class Conditions
{
    private readonly StringBuilder text = new();
    private readonly List<NpgsqlParameter> arguments = [];

    public string Where => text.ToString();

    public NpgsqlParameter[] Arguments => [.. arguments];

    /// <summary>Adds a condition, in which ? stands for the argument; one whose argument is null is left out.</summary>
    public Conditions And(string condition, NpgsqlParameter argument)
    {
        if (argument.Value is DBNull)
            return this;
        text.Append(text.Length == 0 ? " WHERE " : " AND ").Append(condition.Replace("?", Next(argument), StringComparison.Ordinal));
        return this;
    }

    /// <summary>The name of one more argument.</summary>
    public string Next(NpgsqlParameter argument)
    {
        arguments.Add(argument);
        return "$" + arguments.Count.ToString(CultureInfo.InvariantCulture);
    }
}
