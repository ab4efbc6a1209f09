using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>button</c>: its <c>form-type</c> submits or resets the form around it, its <c>open-type</c> calls an open API.</summary>
internal static class ButtonControl
{
    /// <summary>open-type, the API that it calls, and the event that brings the answer (reference: tcsas-protocol.md 1.4 to 1.13).</summary>
    private static readonly Dictionary<string, (string Api, string Event)> OpenTypes = new(StringComparer.Ordinal)
    {
        ["getUserInfo"] = ("getUserInfo", "getuserinfo"),
        ["getPhoneNumber"] = ("getPhoneNumber", "getphonenumber"),
        ["getEmailAddress"] = ("getEmail", "getemailaddress"),
        ["chooseAvatar"] = ("chooseAvatar", "chooseavatar"),
        ["openSetting"] = ("openSetting", "opensetting"),
    };

    public static void OnTap(ViewNode button, IControlHost host)
    {
        if (button.Attribute("form-type") is { Length: > 0 } formType && button.Closest(static node => node.Tag == "form") is { } form)
            FormControl.OnButton(form, button, formType, host);
        if (button.Attribute("open-type") is { Length: > 0 } openType && OpenTypes.TryGetValue(openType, out var open))
            host.CallApi(button, open.Api, Parameters(button), open.Event);
    }

    private static JsonElement Parameters(ViewNode button) => ControlDetail.Of(writer =>
    {
        if (button.Attribute("lang") is { Length: > 0 } language)
            writer.WriteString("lang", language);
    });
}
