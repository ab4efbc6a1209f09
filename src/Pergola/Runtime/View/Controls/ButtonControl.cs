using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>button</c>: its <c>form-type</c> submits or resets the form around it, its <c>open-type</c> calls an open API or opens something of the superapp's.</summary>
internal static class ButtonControl
{
    /// <summary>open-type, the API that it calls, and the event that brings the answer (reference: tcsas-protocol.md 1.4 to 1.13).</summary>
    private static readonly Dictionary<string, (string Api, string Event)> Apis = new(StringComparer.Ordinal)
    {
        ["getUserInfo"] = ("getUserInfo", "getuserinfo"),
        ["getPhoneNumber"] = ("getPhoneNumber", "getphonenumber"),
        ["getEmailAddress"] = ("getEmail", "getemailaddress"),
        ["chooseAvatar"] = ("chooseAvatar", "chooseavatar"),
        ["openSetting"] = ("openSetting", "opensetting"),
    };

    /// <summary>open-types that WeChat documents and that are not served: the event that a program waits for, and the API in its <c>errMsg</c>.</summary>
    private static readonly Dictionary<string, (string Event, string Name)> NotServed = new(StringComparer.Ordinal)
    {
        ["getRealtimePhoneNumber"] = ("getrealtimephonenumber", "getRealtimePhoneNumber"),
        ["launchApp"] = ("error", "launchApp"),
        ["agreePrivacyAuthorization"] = ("agreeprivacyauthorization", "agreePrivacyAuthorization"),
        ["createLiveActivity"] = ("createliveactivity", "createLiveActivity"),
    };

    /// <summary>The open-type of a button, when it is one that does something; else null.</summary>
    public static string? OpenTypeOf(ViewNode node) =>
        node.Tag == "button" && node.Attribute("open-type") is { Length: > 0 } openType && (Apis.ContainsKey(openType) || HostButtons.Knows(openType)) ? openType : null;

    /// <summary>The API behind an open-type; null when the superapp itself is behind it.</summary>
    public static string? ApiOf(string openType) => Apis.TryGetValue(openType, out var open) ? open.Api : null;

    /// <summary>What a tap does. The open-type and its parameters are read now: the program's handler, which runs first, cannot turn the tap into another.</summary>
    public static Action Meaning(ViewNode button, IControlHost host)
    {
        var open = OpenTypeOf(button) is { } openType ? Opening(button, openType, host) : null;
        return () =>
        {
            if (button.Attribute("form-type") is { Length: > 0 } formType && button.Closest(static node => node.Tag == "form") is { } form)
                FormControl.OnButton(form, button, formType, host);
            open?.Invoke();
            if (NotServed.TryGetValue(button.Attribute("open-type") ?? "", out var missing))
                host.Emit(button, missing.Event, ControlDetail.Of(writer => writer.WriteString("errMsg", missing.Name + ":fail not supported")));
        };
    }

    private static Action Opening(ViewNode button, string openType, IControlHost host)
    {
        if (!Apis.TryGetValue(openType, out var api))
        {
            var tap = ButtonTap.On(button, openType);
            return () => host.OpenHost(tap);
        }

        var parameters = Parameters(button, openType);
        return () => host.CallApi(button, api.Api, parameters, api.Event);
    }

    // withCredentials is not passed: without it the profile's default holds, as for a call of the program that leaves it out.
    private static JsonElement Parameters(ViewNode button, string openType) => ControlDetail.Of(writer =>
    {
        if (openType == "getUserInfo" && button.Attribute("lang") is { Length: > 0 } language)
            writer.WriteString("lang", language);
    });
}
