using System.Text.RegularExpressions;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Messages;

/// <summary>The fields of a template: each <c>{{thing1.DATA}}</c> of its content.</summary>
internal static partial class TemplateContent
{
    public static IReadOnlyList<string> FieldsOf(MessageTemplate template) =>
        [.. Field().Matches(template.Content).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The content with the values in it. A value that looks like a field stays what it is.</summary>
    public static string Fill(MessageTemplate template, IReadOnlyDictionary<string, string> values) =>
        Field().Replace(template.Content, match => values.GetValueOrDefault(match.Groups["name"].Value) ?? "");

    [GeneratedRegex(@"\{\{ ?(?<name>[A-Za-z0-9_]+)\.DATA ?\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Field();
}
