using System.Text.RegularExpressions;

namespace Pergola.Conventions.Tests;

/// <summary>Holds what is written in the files: nothing unfinished, nothing of the machine it was written on.</summary>
public partial class TextTests
{
    private static readonly string[] Written = [".cs", ".ts", ".mjs", ".js", ".razor", ".css", ".html", ".md", ".csproj", ".props", ".targets", ".json", ".wxml", ".wxss", ".resx", ""];

    public static TheoryData<string> Trees => ["src", "web", "tests", "samples", "bench", "docs", ".ci"];

    [Theory]
    [MemberData(nameof(Trees))]
    public void Nothing_is_left_to_be_done(string tree) => Assert.Empty(Found(tree, Unfinished()));

    [Theory]
    [MemberData(nameof(Trees))]
    public void No_file_names_the_machine_it_was_written_on(string tree) => Assert.Empty(Found(tree, MachinePath()));

    [Fact]
    public void The_files_of_the_root_are_held_to_the_same()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root).Select(f => Path.GetFileName(f)!).Where(f => Written.Contains(Path.GetExtension(f)) || f is "pergola" or "test"))
        {
            Assert.Empty(Match(file, Unfinished()));
            Assert.Empty(Match(file, MachinePath()));
        }
    }

    private static IEnumerable<string> Found(string tree, Regex pattern) => Repository.Files(tree, Written)
        .Where(f => Path.GetFileName(f) is not "package-lock.json")
        .SelectMany(f => Match(f, pattern));

    private static IEnumerable<string> Match(string file, Regex pattern) => Repository.Lines(file)
        .Select((line, index) => (line, index))
        .Where(l => pattern.IsMatch(l.line))
        .Select(l => $"{file}:{l.index + 1}: {l.line.Trim()}");

    // One letter of each word stands in brackets, so that the patterns do not find themselves and this file is held to them too.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\b|NotImplemented[E]xception|<summary>To be[ ]written", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(^|[\s""'(=])(/(work|root)/|/home/[a-z]|/tmp/[A-Za-z]|C:\\[U]sers)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
