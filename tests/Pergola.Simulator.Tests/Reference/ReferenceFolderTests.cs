using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

public sealed class ReferenceFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pergola-reference").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_has_a_page_for_each_open_api_and_one_for_the_others()
    {
        var catalog = ReferenceCatalog.Load();

        ReferenceFolder.Write(catalog, _folder);

        Assert.Contains("# wx.login", File.ReadAllText(Path.Combine(_folder, "Login/login.md")), StringComparison.Ordinal);
        Assert.Contains("### wx.request", File.ReadAllText(Path.Combine(_folder, "other-apis.md")), StringComparison.Ordinal);
        Assert.All(catalog.Apis.Where(a => a.IsOpenApi), a => Assert.True(File.Exists(Path.Combine(_folder, a.Chapter, $"{a.Name}.md"))));
    }

    [Fact]
    public void A_page_that_says_the_same_is_left_alone()
    {
        var catalog = ReferenceCatalog.Load();
        ReferenceFolder.Write(catalog, _folder);
        var page = Path.Combine(_folder, "index.md");
        File.SetLastWriteTimeUtc(page, DateTime.UnixEpoch);

        ReferenceFolder.Write(catalog, _folder);

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(page));
    }

    [Fact]
    public void The_page_of_an_api_that_is_gone_goes_too_and_what_people_wrote_stays()
    {
        var gone = Path.Combine(_folder, "Login/gone.md");
        var written = Path.Combine(_folder, "notes.md");
        Directory.CreateDirectory(Path.GetDirectoryName(gone)!);
        File.WriteAllText(gone, MarkdownPage.Mark + "\n");
        File.WriteAllText(written, "# Notes\n");

        ReferenceFolder.Write(ReferenceCatalog.Load(), _folder);

        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(written));
    }
}
