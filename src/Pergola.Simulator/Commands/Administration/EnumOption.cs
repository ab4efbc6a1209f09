using System.CommandLine;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>Options that take one of a few words, and say which when they get another.</summary>
internal static class EnumOption
{
    public static Option<T> Of<T>(string name, string description, bool required = false)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = Words<T>("|"),
            Required = required,
            CustomParser = result => Read<T>(name, result.Tokens[0].Value, result.AddError),
        };

    /// <summary>As <see cref="Of{T}"/>, for an option that may be left out.</summary>
    public static Option<T?> OrNone<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = Words<T>("|"),
            CustomParser = result => Read<T>(name, result.Tokens[0].Value, result.AddError),
        };

    private static T Read<T>(string name, string word, Action<string> refuse)
        where T : struct, Enum
    {
        if (word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var value))
            return value;
        refuse($"{name} takes {Words<T>(" or ")}, and not '{word}'.");
        return default;
    }

    private static string Words<T>(string between)
        where T : struct, Enum => string.Join(between, Enum.GetNames<T>().Select(word => word.ToLowerInvariant()));
}
