using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pergola.Simulator.Commands;

/// <summary>An option that may be given several times, each time with one value.</summary>
internal static class RepeatedOption
{
    /// <param name="name">Such as <c>--map</c>.</param>
    /// <param name="description">What it does.</param>
    /// <param name="form">What a value looks like.</param>
    /// <param name="parse">Reads a value; a <see cref="FormatException"/> is shown to the user.</param>
    public static Option<T[]> Of<T>(string name, string description, string form, Func<string, T> parse) => new(name)
    {
        Description = description + " May be given several times.",
        HelpName = form,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => Read(result, parse),
    };

    private static T[] Read<T>(ArgumentResult result, Func<string, T> parse)
    {
        var values = new List<T>();
        foreach (var token in result.Tokens)
        {
            try
            {
                values.Add(parse(token.Value));
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
            }
        }

        return [.. values];
    }
}
