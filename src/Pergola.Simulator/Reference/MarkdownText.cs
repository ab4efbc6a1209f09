using System.Text;
using System.Xml.Linq;

namespace Pergola.Simulator.Reference;

/// <summary>Writes the elements of XML docs as one line of Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>The text of an element, in one line; paragraphs follow each other.</summary>
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
            Append(text, node);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>JavaScript's spelling of a C# name.</summary>
    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static void Append(StringBuilder text, XNode node)
    {
        if (node is XText plain)
            text.Append(plain.Value);
        if (node is not XElement element)
            return;
        switch (element.Name.LocalName)
        {
            case "c" or "code":
                text.Append('`').Append(element.Value.Trim()).Append('`');
                break;
            case "see" or "seealso":
                text.Append('`').Append(See(element)).Append('`');
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append(CamelCase((string?)element.Attribute("name") ?? "")).Append('`');
                break;
            default:
                // Paragraphs and list items: what is inside stands between spaces.
                text.Append(' ').Append(Of(element)).Append(' ');
                break;
        }
    }

    // Readers are JavaScript developers: an API is wx.name, a field is camelCase, and a type keeps its name.
    private static string See(XElement see)
    {
        var id = (string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? (string?)see.Attribute("href") ?? see.Value;
        if (id.Length < 2 || id[1] != ':')
            return id;
        var path = id[2..].Split('(')[0].Split('`')[0];
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (id[0] == 'F')
            return string.Join('.', path.Split('.')[^2..]);
        if (id[0] != 'P')
            return name;
        var isApi = path == $"Pergola.OpenApis.{name}" || path == $"Pergola.Runtime.WxApis.WxApis.{name}";
        return isApi ? $"wx.{CamelCase(name)}" : CamelCase(name);
    }
}
