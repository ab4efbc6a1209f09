using System.Text.Json;

namespace Pergola.Runtime.Compile;

/// <summary>Finds the place in an author's source that a place in its compiled form comes from. Lines and columns count from 1.</summary>
public sealed class SourceMap
{
    private const int Step = 3;
    private readonly int[][] _lines;

    private SourceMap(int[][] lines) => _lines = lines;

    /// <summary>Reads what <see cref="IPackageCompiler.Map"/> gives.</summary>
    /// <param name="json">For each compiled line, from the first, a list of numbers: a column, and the line and the column of the source where it begins, all from 0.</param>
    /// <exception cref="JsonException">It is no map.</exception>
    public static SourceMap Read(string json) => new(JsonSerializer.Deserialize(json, CompileJson.Default.Int32ArrayArray) ?? []);

    /// <summary>The place in the source; null when nothing of the source stands there.</summary>
    public (int Line, int Column)? Find(int line, int column)
    {
        if (line < 1 || line > _lines.Length)
            return null;
        var segments = _lines[line - 1];
        var found = -1;
        for (var at = 0; at + Step <= segments.Length && segments[at] <= column - 1; at += Step)
            found = at;
        if (found < 0)
            return null;
        // Within a segment the text is the source's own, unless the segment stands for something that has no width in it.
        var next = found + Step < segments.Length && segments[found + Step + 1] == segments[found + 1] ? segments[found + Step + 2] : int.MaxValue;
        return (segments[found + 1] + 1, Math.Min(segments[found + 2] + (column - 1 - segments[found]), Math.Max(segments[found + 2], next - 1)) + 1);
    }
}
