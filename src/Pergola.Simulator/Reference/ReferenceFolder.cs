namespace Pergola.Simulator.Reference;

/// <summary>The folder of the reference pages: writes what changed, and takes away the pages of APIs that are gone.</summary>
internal static class ReferenceFolder
{
    /// <summary>The pages by their path in the folder.</summary>
    public static IReadOnlyDictionary<string, string> Pages(ReferenceCatalog catalog)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["index.md"] = ReferenceIndexWriter.Index(catalog),
            ["wx-names.md"] = WxNamesWriter.Write(catalog),
            ["other-apis.md"] = ReferenceIndexWriter.OtherApis(catalog),
        };
        foreach (var doc in catalog.Apis.Where(a => a.IsOpenApi))
            pages[$"{doc.Chapter}/{doc.Name}.md"] = ReferencePageWriter.Write(doc);
        return pages;
    }

    /// <summary>Brings a folder up to date.</summary>
    public static void Write(ReferenceCatalog catalog, string folder)
    {
        var pages = Pages(catalog);
        foreach (var (path, text) in pages)
            WriteFile(Path.Combine(folder, path), text);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!pages.ContainsKey(path) && File.ReadAllText(file).StartsWith(MarkdownPage.Mark, StringComparison.Ordinal))
                File.Delete(file);
        }
    }

    /// <summary>Writes a file unless it says the same already: builds that look at its time then see no change.</summary>
    public static void WriteFile(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
