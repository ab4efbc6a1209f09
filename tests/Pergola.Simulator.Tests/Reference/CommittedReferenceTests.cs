using System.Runtime.CompilerServices;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

/// <summary>Holds the committed pages and typings to the catalogue.</summary>
public class CommittedReferenceTests
{
    private const string Mend = "Build src/Pergola.Simulator, and commit what it wrote.";

    private static readonly ReferenceCatalog Catalog = ReferenceCatalog.Load();

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Pages => [.. ReferenceFolder.Pages(Catalog).Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_what_the_catalogue_gives_now(string page) =>
        Assert.True(ReferenceFolder.Pages(Catalog)[page] == Text($"docs/open-apis/{page}"), $"docs/open-apis/{page} is out of date. {Mend}");

    [Fact]
    public void The_typings_are_what_the_catalogue_gives_now() =>
        Assert.True(TypingsWriter.Write(Catalog) == Text("typings/pergola.d.ts"), $"typings/pergola.d.ts is out of date. {Mend}");

    [Fact]
    public void No_page_is_left_of_an_api_that_is_gone()
    {
        var folder = Path.Combine(Root, "docs/open-apis");
        var pages = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));

        Assert.Empty(pages.Except(ReferenceFolder.Pages(Catalog).Keys));
    }

    private static string Text(string path)
    {
        var file = Path.Combine(Root, path);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

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
