using System.Text.Json;
using System.Xml.Linq;

namespace Pergola.Conventions.Tests;

/// <summary>Holds that every package is pinned and has its line in docs/dependencies.md.</summary>
public class DependencyTests
{
    private static readonly string Page = Repository.Text("docs/dependencies.md");

    public static TheoryData<string, string> Packages =>
    [
        .. XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => new TheoryDataRow<string, string>(p.Attribute("Include")!.Value, p.Attribute("Version")!.Value)),
        .. NpmPackages(),
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_is_pinned_and_has_its_line(string name, string version)
    {
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", version);
        Assert.Contains($"| `{name}` |", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_gone_has_no_line_left()
    {
        HashSet<string> known = [.. Packages.Select(p => p.Data.Item1)];
        var nuGetAndNpm = Page.Split("## Debian")[0];
        var listed = nuGetAndNpm.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('`')[1]);

        Assert.Equal([], listed.Except(known));
    }

    [Fact]
    public void No_project_chooses_a_version_of_its_own()
    {
        var projects = new[] { "src", "samples", "tests", "bench" }.SelectMany(tree => Repository.Files(tree, ".csproj"));

        Assert.DoesNotContain(projects, p => XDocument.Parse(Repository.Text(p)).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));
    }

    private static IEnumerable<TheoryDataRow<string, string>> NpmPackages() =>
        new[] { "web/package.json", "tests/Pergola.Platform.Tests/Clients/package.json", "samples/mini-programs/tdesign/package.json" }.SelectMany(NpmPackages);

    private static IEnumerable<TheoryDataRow<string, string>> NpmPackages(string file)
    {
        using var json = JsonDocument.Parse(Repository.Text(file));
        return [.. new[] { "dependencies", "devDependencies" }
            .Where(section => json.RootElement.TryGetProperty(section, out _))
            .SelectMany(section => json.RootElement.GetProperty(section).EnumerateObject())
            .Select(p => new TheoryDataRow<string, string>(p.Name, p.Value.GetString()!))];
    }
}
