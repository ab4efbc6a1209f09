using Npgsql;

namespace Pergola.Platform.Postgres;

/// <summary>Reads a connection string and adds what the stores count on, where it does not say otherwise.</summary>
internal static class ConnectionText
{
    /// <summary>
    /// Every statement looks rows up by a key. Without statistics of a new table the planner takes to reading it whole, keeps that plan, and is slow when the
    /// table has grown; and a plan that was made dear by forbidding it must not start the just-in-time compiler. For the same reason the plan does not depend on the
    /// arguments, and it is made once: left to itself, the server may plan a statement anew each time, which costs a small batch more than its work.
    /// </summary>
    private const string PlannerSettings = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan";

    /// <exception cref="ArgumentException">It cannot be read, or names no host or no database.</exception>
    public static NpgsqlConnectionStringBuilder Prepare(string connectionString)
    {
        var text = Parse(connectionString);
        if (string.IsNullOrWhiteSpace(text.Host))
            throw new ArgumentException("The connection string of PostgreSQL names no host. Write for example: Host=db1;Database=pergola;Username=pergola", nameof(connectionString));
        if (string.IsNullOrWhiteSpace(text.Database))
            throw new ArgumentException("The connection string of PostgreSQL names no database. Write for example: Host=db1;Database=pergola;Username=pergola", nameof(connectionString));

        text.ApplicationName ??= "pergola-platform";
        text.Options ??= PlannerSettings;
        Default(text, "Max Auto Prepare", 100);
        Default(text, "Auto Prepare Min Usages", 2);

        // A request waits for a dead host no longer than this, then tries the next.
        Default(text, "Timeout", 3);
        Default(text, "Command Timeout", 5);
        Default(text, "Keepalive", 5);

        // A commit that waits for its standby must not be cancelled: PostgreSQL would call it done though only the primary has it. Rather the
        // connection is given up, and the try is repeated and settled.
        text.CancellationTimeout = -1;

        // A standby that was promoted must be seen as the primary soon.
        Default(text, "Host Recheck Seconds", 1);

        // The driver would put what statements are run with, rows that were refused, and its password into log lines, exceptions and spans.
        text.LogParameters = false;
        text.IncludeErrorDetail = false;
        text.PersistSecurityInfo = false;

        // Said to the data source instead, which does not take it from the text.
        text.Remove("Target Session Attributes");
        text.Remove("Load Balance Hosts");
        return text;
    }

    /// <summary>The hosts and the database, for messages: never the user's password.</summary>
    public static string Name(NpgsqlConnectionStringBuilder text) => $"{text.Host}/{text.Database}";

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
#pragma warning disable MA0054 // Npgsql's own text may repeat parts of the string, and one of them is the password.
            throw new ArgumentException("The connection string of PostgreSQL cannot be read. Write for example: Host=db1;Database=pergola;Username=pergola;Password=...", nameof(connectionString));
#pragma warning restore MA0054
        }
    }

    private static void Default(NpgsqlConnectionStringBuilder text, string keyword, int value)
    {
        if (!text.ContainsKey(keyword) || !text.ShouldSerialize(keyword))
            text[keyword] = value;
    }
}
