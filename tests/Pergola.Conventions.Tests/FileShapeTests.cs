namespace Pergola.Conventions.Tests;

/// <summary>Holds the size and the place of files: small ones, few folders deep, no grab-bags.</summary>
public class FileShapeTests
{
    private const int LongestFile = 400;

    private static readonly string[] Code = [".cs", ".ts", ".mjs", ".js", ".razor", ".css"];

    private static readonly string[] GrabBags = ["Utils", "Util", "Helpers", "Helper", "Common", "Core", "Misc", "Shared", "Managers"];

    public static TheoryData<string> Trees => ["src", "web", "tests", "samples", "bench"];

    [Theory]
    [MemberData(nameof(Trees))]
    public void No_file_is_longer_than_400_lines(string tree)
    {
        var tooLong = Repository.Files(tree, Code).Select(f => (File: f, Repository.Lines(f).Length)).Where(f => f.Length > LongestFile).ToList();

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Half_of_the_source_files_are_shorter_than_80_lines()
    {
        var lengths = Repository.Files("src", ".cs").Select(f => Repository.Lines(f).Length).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 79);
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void No_folder_or_file_is_a_grab_bag(string tree)
    {
        var bags = Repository.Files(tree, Code).Where(f => f.Split('/').Any(IsGrabBag)).ToList();

        Assert.Empty(bags);
    }

    [Fact]
    public void Source_folders_are_at_most_four_deep()
    {
        var deep = Repository.Files("src", ".cs").Where(f => f.Split('/').Length > 6).ToList();

        Assert.Empty(deep);
    }

    [Fact]
    public void The_root_stays_small() =>
        Assert.InRange(Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Count(n => n![0] != '.' && n is not ("artifacts" or "node_modules" or "TestResults")), 1, 20);

    [Fact]
    public void The_readme_is_one_screen() => Assert.InRange(Repository.Lines("README.md").Length, 20, 150);

    private static bool IsGrabBag(string part) => GrabBags.Contains(Path.GetFileNameWithoutExtension(part), StringComparer.OrdinalIgnoreCase);
}
