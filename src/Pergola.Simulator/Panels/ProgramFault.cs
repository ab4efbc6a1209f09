namespace Pergola.Simulator.Panels;

/// <summary>Why the program cannot run.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="File">The file in the package, or null.</param>
/// <param name="Line">From 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
internal sealed record ProgramFault(string Message, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>The place, as compilers write it, or null.</summary>
    public string? Place => (File, Line) switch
    {
        (null, _) => null,
        (_, 0) => File,
        _ => $"{File}:{Line}:{Column}",
    };

    /// <summary>Place and message in one line.</summary>
    public string Located => Place is null ? Message : $"{Place}: {Message}";
}
