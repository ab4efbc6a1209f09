using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>checkbox</c> in a <c>checkbox-group</c>: a tap turns it, and the group tells which are on.</summary>
internal static class CheckboxControl
{
    public static void OnTap(ViewNode checkbox, IControlHost host)
    {
        host.SetValue(checkbox, ControlValues.Boolean(!ControlValues.IsChecked(checkbox)));
        if (checkbox.Closest(static node => node.Tag == "checkbox-group") is { } group)
            host.Emit(group, "change", ControlDetail.Of(writer => ControlValues.Write(writer, "value", group)));
    }
}

/// <summary><c>radio</c> in a <c>radio-group</c>: a tap turns it on and the others of its group off.</summary>
internal static class RadioControl
{
    public static void OnTap(ViewNode radio, IControlHost host)
    {
        if (ControlValues.IsChecked(radio))
            return;
        var group = radio.Closest(static node => node.Tag == "radio-group");
        foreach (var other in group?.Descendants().Where(node => node.Tag == "radio" && node != radio && ControlValues.IsChecked(node)) ?? [])
            host.SetValue(other, ControlValues.Boolean(false));
        host.SetValue(radio, ControlValues.Boolean(true));
        if (group is not null)
            host.Emit(group, "change", ControlDetail.Of(writer => ControlValues.Write(writer, "value", group)));
    }
}

/// <summary><c>switch</c>: a tap turns it.</summary>
internal static class SwitchControl
{
    public static void OnTap(ViewNode node, IControlHost host)
    {
        host.SetValue(node, ControlValues.Boolean(!ControlValues.IsChecked(node)));
        host.Emit(node, "change", ControlDetail.Of(writer => ControlValues.Write(writer, "value", node)));
    }
}

/// <summary>Makes the <c>detail</c> of an event.</summary>
internal static class ControlDetail
{
    public static JsonElement Of(Action<Utf8JsonWriter> fields)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }
}
