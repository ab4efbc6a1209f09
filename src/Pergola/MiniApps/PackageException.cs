namespace Pergola.MiniApps;

/// <summary>Something is wrong with a mini program's package: the folder or zip, its configuration, or its code. The message says what to do.</summary>
/// <param name="message">What is wrong and what to do; without the place.</param>
/// <param name="file">The file inside the package, such as <c>pages/index/index.json</c>, or null.</param>
/// <param name="line">The line, from 1; 0 when unknown.</param>
/// <param name="column">The column in characters, from 1; 0 when unknown.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class PackageException(string message, string? file = null, int line = 0, int column = 0, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The file inside the package, or null.</summary>
    public string? File { get; } = file;

    /// <summary>The line, from 1; 0 when unknown.</summary>
    public int Line { get; } = line;

    /// <summary>The column in characters, from 1; 0 when unknown.</summary>
    public int Column { get; } = column;

    /// <summary>The message with its place in front, as compilers write it: <c>app.json:3:5: ...</c>.</summary>
    public string Located => (File, Line) switch
    {
        (null, _) => Message,
        (_, 0) => $"{File}: {Message}",
        _ => $"{File}:{Line}:{Column}: {Message}",
    };
}
