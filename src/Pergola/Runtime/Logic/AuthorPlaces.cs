using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>Turns the places of errors into places of the author's own source. Maps are read when the first error of a file comes: a program without errors needs none.</summary>
internal sealed partial class AuthorPlaces(CompiledPackage code)
{
    // What web/logic/evaluate.ts and wxs.ts put before the first line of a file.
    private static readonly int BeforeScript = "__unit=(function(require,module,exports){".Length;
    private static readonly int BeforeWxs = "__unit=(function(getRegExp,getDate,$constructor,$inline){return (require,exports,module)=>{".Length;

    private readonly ConcurrentDictionary<string, SourceMap?> _maps = new(StringComparer.Ordinal);

    /// <summary>The same error where the author wrote it: the innermost frame of the program, and a stack without the SDK's own frames.</summary>
    public ScriptError Locate(ScriptError error)
    {
        var frames = Array.ConvertAll((error.Stack ?? "").Split('\n'), Parse);
        if (Array.Find(frames, static frame => frame.File is not null) is { File: { } file } innermost)
            return At(error with { SourceName = file, Stack = Stack(frames) }, Find(file, innermost.Line, innermost.Column));
        return IsAuthors(error.SourceName) && error.Line > 0 ? At(error, Find(error.SourceName!, error.Line, error.Column)) : error;
    }

    private static ScriptError At(ScriptError error, (int Line, int Column) place) => error with { Line = place.Line, Column = place.Column };

    private string Stack(StackFrame[] frames) => string.Join('\n', frames.Where(static frame => !frame.Text.Contains("pergola:", StringComparison.Ordinal)).Select(Text));

    private string Text(StackFrame frame)
    {
        if (frame.File is null)
            return frame.Text;
        var (line, column) = Find(frame.File, frame.Line, frame.Column);
        return line == 0 ? $"{frame.Function}{frame.File}" : string.Create(CultureInfo.InvariantCulture, $"{frame.Function}{frame.File}:{line}:{column}");
    }

    // "file:line:column", with "function@" before it where the function has a name. Folders of npm packages begin with an @ too.
    private StackFrame Parse(string text)
    {
        var match = Frame().Match(text);
        var place = match.Groups["place"].Value;
        var name = place.IndexOf('@', StringComparison.Ordinal) + 1;
        var function = IsAuthors(place) ? "" : place[..name];
        var file = place[function.Length..];
        return match.Success && IsAuthors(file) ? new StackFrame(text, function, file, Number(match, "line"), Number(match, "column")) : new StackFrame(text, "", null, 0, 0);
    }

    private (int Line, int Column) Find(string file, int line, int column)
    {
        var extension = Path.GetExtension(file);
        // Line 1 is what the template compiles to, no text that the author knows; inline WXS begins below it (web/compiler/template.ts).
        if (extension == ".wxml")
            return line > 1 ? (line - 1, column) : (0, 0);
        if (line == 1)
            column = Math.Max(1, column - (extension == ".wxs" ? BeforeWxs : BeforeScript));
        return _maps.GetOrAdd(file, Read)?.Find(line, column) ?? (line, column);
    }

    private SourceMap? Read(string file)
    {
        try
        {
            return code.Map(file) is { } map ? SourceMap.Read(map) : null;
        }
        catch (Exception broken) when (broken is PackageException or JsonException or ObjectDisposedException)
        {
            // The error is worth more than its place.
            return null;
        }
    }

    private bool IsAuthors(string? file) => file is { Length: > 0 } && !file.Contains(' ', StringComparison.Ordinal) && code.Package.Exists(file);

    private static int Number(Match frame, string group) => int.TryParse(frame.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?<place>.+):(?<line>\d+):(?<column>\d+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Frame();

    private sealed record StackFrame(string Text, string Function, string? File, int Line, int Column);
}
