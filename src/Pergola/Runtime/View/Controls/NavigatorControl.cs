using System.Globalization;
using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>navigator</c>: its tap is the page jump that its <c>open-type</c> names.</summary>
internal static class NavigatorControl
{
    public static void OnTap(ViewNode navigator, IControlHost host)
    {
        var openType = navigator.Attribute("open-type") is { Length: > 0 } given ? given : "navigate";
        if (openType == "navigateBack")
        {
            var delta = int.TryParse(navigator.Attribute("delta"), CultureInfo.InvariantCulture, out var pages) ? pages : 1;
            host.CallApi(navigator, "navigateBack", ControlDetail.Of(writer => writer.WriteNumber("delta", delta)), null);
        }
        else if (Api(openType) is { } api)
        {
            var url = navigator.Attribute("url") ?? "";
            host.CallApi(navigator, api, ControlDetail.Of(writer => writer.WriteString("url", url)), null);
        }
    }

    private static string? Api(string openType) => openType switch
    {
        "navigate" => "navigateTo",
        "redirect" => "redirectTo",
        "switchTab" => "switchTab",
        "reLaunch" => "reLaunch",
        _ => null,
    };
}
