using System.Text.RegularExpressions;
using Pergola.Conformance.Tests.Documents;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

/// <summary>docs/coming-from-tcsas.md shows what is compiled, and names every symbol of the documents.</summary>
public sealed partial class PageTests
{
    private const string Folder = "tests/Pergola.Conformance.Tests/ComingFromTcsas";

    private static readonly string s_page = RepositoryFiles.Text("docs/coming-from-tcsas.md");

    private static readonly Dictionary<string, string> s_compiled = RepositoryFiles.Below(Folder, ".cs")
        .Where(f => f != "PageTests.cs")
        .SelectMany(f => Compiled().Matches(RepositoryFiles.Text($"{Folder}/{f}")))
        .ToDictionary(m => m.Groups["name"].Value, m => Outdent(m.Groups["code"].Value, m.Groups["indent"].Length));

    public static TheoryData<string> Samples => [.. s_compiled.Keys];

    public static TheoryData<string> Symbols => [.. HostSymbols.All];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_shown_as_it_is_compiled(string name)
    {
        var shown = Assert.Single(Shown().Matches(s_page), m => m.Groups["name"].Value == name);
        Assert.Equal(s_compiled[name], shown.Groups["code"].Value);
    }

    [Fact]
    public void Every_code_block_of_the_page_is_a_sample() => Assert.Equal(s_compiled.Count, Regex.Count(s_page, "^```csharp$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Every_symbol_of_the_documents_is_on_the_page(string symbol) =>
        Assert.Matches($@"(?<!\w){Regex.Escape(symbol)}(?!\w)", s_page);

    private static string Outdent(string code, int indent) =>
        string.Join('\n', code.TrimEnd('\n').Split('\n').Select(line => line.Length >= indent ? line[indent..] : line));

    [GeneratedRegex(@"^(?<indent> *)// sample: (?<name>\S+)\n(?<code>.*?)^ *// end$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Compiled();

    [GeneratedRegex(@"^<!-- sample: (?<name>\S+) -->\n```csharp\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();
}
