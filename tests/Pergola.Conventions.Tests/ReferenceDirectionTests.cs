using System.Xml.Linq;

namespace Pergola.Conventions.Tests;

/// <summary>Holds the direction of the references between the projects: SDK and platform never see each other, they meet over HTTP.</summary>
public class ReferenceDirectionTests
{
    /// <summary>What each project may reference, directly.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Pergola.Protocol"] = [],
        ["Pergola"] = ["Pergola.Protocol"],
        ["Pergola.JavaScriptCore"] = ["Pergola"],
        ["Pergola.AspNetCore"] = ["Pergola"],
        ["Pergola.Testing"] = ["Pergola", "Pergola.JavaScriptCore"],
        ["Pergola.Platform"] = ["Pergola.Protocol"],
        ["Pergola.Platform.Postgres"] = ["Pergola.Platform"],
        ["Pergola.Platform.Console"] = ["Pergola.Platform"],
        ["Pergola.SuperApp"] = ["Pergola.Protocol"],
        ["Pergola.Samples.MiniProgramBackend"] = [],
        ["Pergola.Samples.SuperAppServer"] = ["Pergola.SuperApp"],
        ["Pergola.Samples.MiniProgramTests"] = ["Pergola.Testing"],
        ["Pergola.Samples.SuperApp"] = ["Pergola.AspNetCore", "Pergola.JavaScriptCore"],
        ["Pergola.Simulator"] =
        [
            "Pergola.AspNetCore", "Pergola.JavaScriptCore", "Pergola.Testing", "Pergola.Platform", "Pergola.Platform.Postgres", "Pergola.Platform.Console",
            "Pergola.Samples.SuperApp", "Pergola.Samples.SuperAppServer", "Pergola.Samples.MiniProgramBackend",
        ],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", ".csproj").Concat(Repository.Files("samples", ".csproj"))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_design_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = XDocument.Parse(Repository.Text(project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} is not in the design: say here what it may reference.");
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_road_of_references_joins_SDK_and_platform_below_the_simulator(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (name == "Pergola.Simulator")
            return;

        var reached = Reach(name);

        Assert.False(reached.Contains("Pergola") && reached.Contains("Pergola.Platform"), $"{name} sees both the SDK and the platform.");
    }

    private static HashSet<string> Reach(string name)
    {
        HashSet<string> reached = new([name], StringComparer.Ordinal);
        foreach (var next in Allowed.GetValueOrDefault(name, []))
            reached.UnionWith(Reach(next));
        return reached;
    }
}
