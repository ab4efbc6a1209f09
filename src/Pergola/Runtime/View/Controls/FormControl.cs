using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>form</c>: collects the values of the named controls below it, or takes back what the user put in.</summary>
internal static class FormControl
{
    public static void OnButton(ViewNode form, ViewNode button, string formType, IControlHost host)
    {
        if (formType == "submit")
            host.Emit(form, "submit", Submission(form, button));
        else if (formType == "reset")
            Reset(form, host);
    }

    private static JsonElement Submission(ViewNode form, ViewNode button) => ControlDetail.Of(writer =>
    {
        writer.WriteStartObject("value");
        foreach (var control in form.Descendants().Where(ControlValues.HoldsValue))
        {
            if (control.Attribute("name") is { Length: > 0 } name)
                ControlValues.Write(writer, name, control);
        }

        writer.WriteEndObject();
        // Template messages by form id are gone from WeChat; the field is there for programs that send it on.
        if (form.Has("report-submit"))
            writer.WriteString("formId", "requestFormId:fail deprecated");
        writer.WriteStartObject("target");
        writer.WriteString("id", button.AuthorId);
        writer.WriteEndObject();
    });

    private static void Reset(ViewNode form, IControlHost host)
    {
        foreach (var control in form.Descendants().Where(static node => ControlValues.HoldsValue(node) || ControlValues.IsToggle(node)))
        {
            if (control.Value is not null)
                host.SetValue(control, null);
        }

        host.Emit(form, "reset", ControlDetail.Of(static _ => { }));
    }
}
