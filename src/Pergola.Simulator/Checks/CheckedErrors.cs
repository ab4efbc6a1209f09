using System.Text.RegularExpressions;
using Pergola.Runtime.Scripting;

namespace Pergola.Simulator.Checks;

/// <summary>Which errors fail a page.</summary>
internal static partial class CheckedErrors
{
    /// <summary>
    /// The errors that count, each once. A rejected promise whose reason is the failure of a <c>wx</c> call does not: there is neither network nor user here, so that a
    /// refused call says nothing about the page.
    /// </summary>
    public static IReadOnlyList<CheckError> Of(IEnumerable<ScriptError> errors) => [.. errors.Where(Counts).Select(Of).Distinct()];

    /// <summary>The error as the report shows it.</summary>
    public static CheckError Of(ScriptError error) => new(error.Message, error.SourceName, error.Line, error.Column);

    private static bool Counts(ScriptError error) => error.Kind != ScriptErrorKind.UnhandledRejection || !CallFailure().IsMatch(error.Message);

    [GeneratedRegex(@"\b[a-z]\w*:fail\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CallFailure();
}
