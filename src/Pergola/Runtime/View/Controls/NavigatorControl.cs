using System.Globalization;
using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>navigator</c>: its tap is the page jump that its <c>open-type</c> names, or leads to another mini program (<c>target="miniProgram"</c>).</summary>
internal static class NavigatorControl
{
    public static void OnTap(ViewNode navigator, IControlHost host)
    {
        var openType = navigator.Attribute("open-type") is { Length: > 0 } given ? given : "navigate";
        if (navigator.Attribute("target") == "miniProgram")
            ToMiniProgram(navigator, openType, host);
        else if (openType == "navigateBack")
            host.CallApi(navigator, "navigateBack", ControlDetail.Of(writer => writer.WriteNumber("delta", Delta(navigator))), null);
        else if (Api(openType) is { } api)
            host.CallApi(navigator, api, ControlDetail.Of(writer => writer.WriteString("url", navigator.Attribute("url") ?? "")), null);
    }

    private static void ToMiniProgram(ViewNode navigator, string openType, IControlHost host)
    {
        var api = openType switch { "exit" => "exitMiniProgram", "navigateBack" => "navigateBackMiniProgram", _ => "navigateToMiniProgram" };
        host.CallWithOutcome(navigator, api, ControlDetail.Of(writer =>
        {
            if (api == "navigateToMiniProgram")
                WriteTarget(writer, navigator);
            if (api != "exitMiniProgram" && navigator.Attributes.TryGetValue("extra-data", out var data) && data.Kind == JsonValueKind.Object)
                Write(writer, "extraData", data);
        }));
    }

    private static void WriteTarget(Utf8JsonWriter writer, ViewNode navigator)
    {
        foreach (var (attribute, parameter) in (ReadOnlySpan<(string, string)>)[("app-id", "appId"), ("path", "path"), ("version", "envVersion"), ("short-link", "shortLink")])
        {
            if (navigator.Attribute(attribute) is { Length: > 0 } value)
                writer.WriteString(parameter, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, ViewValue value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    private static int Delta(ViewNode navigator) => int.TryParse(navigator.Attribute("delta"), CultureInfo.InvariantCulture, out var pages) ? pages : 1;

    private static string? Api(string openType) => openType switch
    {
        "navigate" => "navigateTo",
        "redirect" => "redirectTo",
        "switchTab" => "switchTab",
        "reLaunch" => "reLaunch",
        "exit" => "exitMiniProgram",
        _ => null,
    };
}
