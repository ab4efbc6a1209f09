using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>Writes a page as the operations that draw it, for a view that comes later or comes back.</summary>
internal static class ViewReplay
{
    /// <summary>One batch: the JSON array of operations.</summary>
    public static void WriteOperations(this ViewPage page, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var (path, css) in page.Sheets)
            WriteTexts(writer, "sheet", path, css);
        foreach (var top in page.Tops)
            WriteSubtree(writer, top);
        WriteDrawings(writer, page.Drawings);
        writer.WriteEndArray();
    }

    private static void WriteDrawings(Utf8JsonWriter writer, ViewDrawings drawings)
    {
        foreach (var (id, source) in drawings.Images)
            WriteNamed(writer, "image", id, source);
        foreach (var drawing in drawings.All)
        {
            writer.WriteStartArray();
            writer.WriteStringValue("draw");
            writer.WriteNumberValue(drawing.Canvas);
            writer.WriteRawValue(drawing.Commands, skipInputValidation: true);
            writer.WriteEndArray();
        }
    }

    private static void WriteSubtree(Utf8JsonWriter writer, ViewNode node)
    {
        WriteNode(writer, node);
        foreach (var child in node.Children)
        {
            WriteSubtree(writer, child);
            writer.WriteStartArray();
            writer.WriteStringValue("ins");
            writer.WriteNumberValue(node.Id);
            writer.WriteNumberValue(child.Id);
            writer.WriteNumberValue(0);
            writer.WriteEndArray();
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, ViewNode node)
    {
        WriteNamed(writer, node.Tag is null ? "txt" : "new", node.Id, node.Tag ?? node.TextContent!);
        foreach (var (name, value) in node.Attributes)
            WriteAttribute(writer, node.Id, name, value);
        if (node.Value is { } typed)
            WriteAttribute(writer, node.Id, ValueAttribute(node), typed);
        if (node.Classes.Count > 0)
            WriteClasses(writer, node);
        if (node.Style.Length > 0)
            WriteNamed(writer, "style", node.Id, node.Style);
        if (node.AuthorId.Length > 0)
            WriteNamed(writer, "id", node.Id, node.AuthorId);
        foreach (var (type, how) in node.Listeners)
            WriteListener(writer, node.Id, type, how);
    }

    private static string ValueAttribute(ViewNode node) => node.Tag switch
    {
        "checkbox" or "radio" or "switch" => "checked",
        Controls.PageContainerControl.Tag => "show",
        _ => "value",
    };

    private static void WriteAttribute(Utf8JsonWriter writer, int id, string name, ViewValue value)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("attr");
        writer.WriteNumberValue(id);
        writer.WriteStringValue(name);
        value.WriteTo(writer);
        writer.WriteEndArray();
    }

    private static void WriteClasses(Utf8JsonWriter writer, ViewNode node)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("class");
        writer.WriteNumberValue(node.Id);
        writer.WriteStartArray();
        foreach (var name in node.Classes)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteEndArray();
    }

    private static void WriteListener(Utf8JsonWriter writer, int id, string type, int how)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("on");
        writer.WriteNumberValue(id);
        writer.WriteStringValue(type);
        writer.WriteNumberValue(how);
        writer.WriteEndArray();
    }

    private static void WriteNamed(Utf8JsonWriter writer, string operation, int id, string text)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(operation);
        writer.WriteNumberValue(id);
        writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string operation, string first, string second)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(operation);
        writer.WriteStringValue(first);
        writer.WriteStringValue(second);
        writer.WriteEndArray();
    }
}
