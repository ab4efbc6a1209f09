using System.Text.RegularExpressions;
using Pergola.Conformance.Tests.Documents;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

/// <summary>The names in OpenApis/ are the documented names, nothing more and nothing less.</summary>
public sealed partial class NameTests
{
    private const string Folder = "src/Pergola/OpenApis";

    public static TheoryData<string> Documented => [.. DocumentedNames.All.Keys];

    public static TheoryData<string> Files => [.. RepositoryFiles.Below(Folder, ".cs")];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_name_is_declared_among_the_open_APIs(string name) => Assert.Contains(name, Declared());

    [Fact]
    public void No_name_is_declared_that_no_document_knows() =>
        Assert.Equal([], Declared().Except(DocumentedNames.All.Keys).Except(DocumentedNames.Further.Keys));

    [Fact]
    public void A_name_with_a_reason_is_really_declared() => Assert.Equal([], DocumentedNames.Further.Keys.Except(Declared()));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_declares_the_one_API_that_it_is_named_after(string file)
    {
        var declared = Declaration().Matches(RepositoryFiles.Text($"{Folder}/{file}")).Select(m => m.Groups["name"].Value).ToList();
        if (DocumentedNames.OtherFiles.ContainsKey(file))
        {
            Assert.Empty(declared);
            return;
        }

        var name = Path.GetFileNameWithoutExtension(file);
        Assert.Equal($"{char.ToLowerInvariant(name[0])}{name[1..]}", Assert.Single(declared));
        Assert.Contains(typeof(Pergola.OpenApis).GetProperties(), p => p.Name == name);
    }

    [Fact]
    public void A_file_with_a_reason_is_really_there() => Assert.Equal([], DocumentedNames.OtherFiles.Keys.Except(RepositoryFiles.Below(Folder, ".cs")));

    [Fact]
    public void Each_API_has_a_test_file_of_its_own()
    {
        var tests = RepositoryFiles.Below("tests/Pergola.Tests/OpenApis", ".cs");
        var sources = RepositoryFiles.Below(Folder, ".cs").Except(DocumentedNames.OtherFiles.Keys);
        Assert.Equal([], sources.Select(f => f.Replace(".cs", "Tests.cs", StringComparison.Ordinal)).Except(tests));
    }

    private static IEnumerable<string> Declared() => typeof(Pergola.OpenApis).GetProperties().Select(p => ((WxApi)p.GetValue(null)!).Name);

    [GeneratedRegex("""(OpenApi|SdkApi)<[^>]+>\s+\w+\s*\{ get; \}\s*=\s*new\(\s*"(?<name>\w+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
