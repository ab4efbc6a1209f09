using System.Runtime.CompilerServices;

namespace Pergola.Conformance.Tests;

/// <summary>The files of this repository, as they lie on the disk.</summary>
internal static class RepositoryFiles
{
    private static readonly string s_root = FindRoot();

    /// <summary>A file's text, with line feeds.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(s_root, path)).ReplaceLineEndings("\n");

    /// <summary>The files below a folder, as paths from it with forward slashes.</summary>
    public static IReadOnlyList<string> Below(string folder, string extension)
    {
        var root = Path.Combine(s_root, folder);
        return [.. Directory.EnumerateFiles(root, "*" + extension, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pergola.slnx"))) return folder;
        }

        throw new InvalidOperationException("Pergola.slnx was not found above this file: run the tests where they were built.");
    }
}
