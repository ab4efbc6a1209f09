using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary>The values of form controls: what the user put in, else what the program set.</summary>
internal static class ControlValues
{
    private static readonly string[] Holders = ["input", "textarea", "checkbox-group", "radio-group", "switch", "slider", "picker", "picker-view", "editor"];

    /// <summary>Whether a form submits it: a control, or the host of a component with the behavior <c>wx://form-field</c>, which alone has a name there.</summary>
    public static bool HoldsValue(ViewNode node) => Array.IndexOf(Holders, node.Tag) >= 0 || (node.Tag?.Contains('/') == true && node.Attributes.ContainsKey("name"));

    public static bool IsToggle(ViewNode node) => node.Tag is "checkbox" or "radio" or "switch";

    public static ViewValue Boolean(bool value) => new(value ? JsonValueKind.True : JsonValueKind.False, value ? "true" : "false");

    public static bool IsChecked(ViewNode node) => node.Value?.IsTruthy ?? node.Has("checked");

    /// <summary>Writes the value that a form submits for the control, under <paramref name="name"/>.</summary>
    public static void Write(Utf8JsonWriter writer, string name, ViewNode control)
    {
        writer.WritePropertyName(name);
        switch (control.Tag)
        {
            case "switch":
                writer.WriteBooleanValue(IsChecked(control));
                break;
            case "checkbox-group":
                writer.WriteStartArray();
                foreach (var box in control.Descendants().Where(static node => node.Tag == "checkbox" && IsChecked(node)))
                    writer.WriteStringValue(box.Attribute("value") ?? "");
                writer.WriteEndArray();
                break;
            case "radio-group":
                writer.WriteStringValue(control.Descendants().FirstOrDefault(static node => node.Tag == "radio" && IsChecked(node))?.Attribute("value") ?? "");
                break;
            default:
                (control.Value ?? control.Attributes.GetValueOrDefault("value", EmptyOf(control))).WriteTo(writer);
                break;
        }
    }

    private static ViewValue EmptyOf(ViewNode control) => control.Tag switch
    {
        "slider" => new(JsonValueKind.Number, "0"),
        "picker" or "picker-view" => new(JsonValueKind.Null, "null"),
        _ => new(JsonValueKind.String, ""),
    };
}
