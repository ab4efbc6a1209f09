using System.Xml.Linq;

namespace Pergola.Conventions.Tests;

/// <summary>Holds that the analyzers which demand XML docs and null safety stay on, and that switching one off stays rare.</summary>
public class DocumentationTests
{
    // The simulator is a program, not a library: nobody references it.
    private static readonly string[] Programs = ["Pergola.Simulator"];

    [Fact]
    public void Docs_null_safety_and_warnings_as_errors_are_on_for_all()
    {
        var properties = XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("PropertyGroup").Elements().ToLookup(e => e.Name.LocalName, e => e.Value);

        Assert.Equal(["true"], properties["GenerateDocumentationFile"]);
        Assert.Equal(["true"], properties["TreatWarningsAsErrors"]);
        Assert.Equal(["enable"], properties["Nullable"]);
    }

    [Fact]
    public void No_library_switches_the_docs_off()
    {
        var libraries = Repository.Files("src", ".csproj").Where(p => !Programs.Contains(Path.GetFileNameWithoutExtension(p)));

        Assert.All(libraries, project =>
        {
            Assert.DoesNotContain("CS1591", Repository.Text(project), StringComparison.Ordinal);
            Assert.DoesNotContain("<Nullable>disable", Repository.Text(project), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Switching_an_analyzer_off_in_code_is_rare_and_has_a_reason()
    {
        var switches = Repository.Files("src", ".cs").SelectMany(f => Repository.Lines(f).Select(line => (f, line)))
            .Where(l => l.line.Contains("#pragma warning disable", StringComparison.Ordinal) || l.line.Contains("SuppressMessage(", StringComparison.Ordinal))
            .ToList();

        Assert.InRange(switches.Count, 0, 8);
        Assert.All(switches, s => Assert.True(s.line.Contains("//", StringComparison.Ordinal) || s.line.Contains("Justification", StringComparison.Ordinal), $"{s.f}: {s.line.Trim()} has no reason."));
    }
}
