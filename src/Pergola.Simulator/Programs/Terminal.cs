namespace Pergola.Simulator.Programs;

/// <summary>The terminal that the simulator was started in. Control characters of a program do not reach it.</summary>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    private readonly Lock _lock = new();

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        lock (_lock)
            output.WriteLine(Clean(text));
    }

    /// <summary>Writes what is wrong.</summary>
    public void Error(string text)
    {
        lock (_lock)
            errors.WriteLine(Clean(text));
    }

    /// <summary>The text without control characters: a program's own text must not steer the terminal.</summary>
    public static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c));
}
