namespace Pergola.Tests.MiniApps;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pergola-").FullName;

    public TempFolder With(string path, string text)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Adds a page's files, and nothing else.</summary>
    public TempFolder WithPage(string route) => With(route + ".js", "Page({})").With(route + ".wxml", "<view/>");

    /// <summary>A mini program of one page with this app.json.</summary>
    public TempFolder WithApp(string json = """{"pages": ["pages/index/index"]}""") => With("app.json", json).With("app.js", "App({})").WithPage("pages/index/index");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
