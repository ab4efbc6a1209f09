using System.Runtime.CompilerServices;

namespace Pergola.Conventions.Tests;

/// <summary>The files of this repository, as they lie on the disk.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "dist", "node_modules", ".git", "artifacts", ".pergola", "TestResults"];

    /// <summary>The root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All files below a folder that people write, as paths from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] extensions) => Directory.Exists(At(folder))
        ? [.. Walk(At(folder)).Where(f => extensions.Length == 0 || extensions.Contains(Path.GetExtension(f))).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The full path of a path from the root.</summary>
    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>A file's text.</summary>
    public static string Text(string path) => File.ReadAllText(At(path));

    /// <summary>A file's lines.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(At(path));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Pergola.slnx")))
                return folder;
        }

        throw new InvalidOperationException("Pergola.slnx was not found above this file: run the tests where they were built.");
    }
}
