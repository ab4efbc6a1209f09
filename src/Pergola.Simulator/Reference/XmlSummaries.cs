using System.Collections.Frozen;
using System.Reflection;
using System.Xml.Linq;

namespace Pergola.Simulator.Reference;

/// <summary>The sentences of an assembly's XML documentation file, as Markdown.</summary>
internal sealed class XmlSummaries
{
    private readonly FrozenDictionary<string, XElement> _members;

    private XmlSummaries(XDocument file) =>
        _members = file.Descendants("member").GroupBy(m => (string)m.Attribute("name")!, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Reads the file that the compiler put beside an assembly.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static XmlSummaries Beside(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(file)
            ? new(XDocument.Load(file, LoadOptions.PreserveWhitespace))
            : throw new FileNotFoundException($"There is no {Path.GetFileName(file)} beside {Path.GetFileName(assembly.Location)}: build with GenerateDocumentationFile.", file);
    }

    /// <summary>The summary of a property; empty when it has none.</summary>
    public string Summary(PropertyInfo property) => Text(property, "summary");

    /// <summary>The remarks of a property; empty when it has none.</summary>
    public string Remarks(PropertyInfo property) => Text(property, "remarks");

    /// <summary>The summary of a type; empty when it has none.</summary>
    public string Summary(Type type) => Text(Find($"T:{Id(type)}")?.Element("summary"));

    /// <summary>What a property means: its own summary, or the parameter of its record.</summary>
    public string Meaning(PropertyInfo property) => Summary(property) is { Length: > 0 } own
        ? own
        : Text(Find($"T:{Id(property.DeclaringType!)}")?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == property.Name));

    private string Text(PropertyInfo property, string section) => Text(Find($"P:{Id(property.DeclaringType!)}.{property.Name}")?.Element(section));

    private static string Text(XElement? element) => element is null ? "" : MarkdownText.Of(element);

    private XElement? Find(string id) => _members.GetValueOrDefault(id);

    private static string Id(Type type) => type.FullName!.Replace('+', '.');
}
