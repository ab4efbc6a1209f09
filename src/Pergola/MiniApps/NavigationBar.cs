using System.Text.Json;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps;

/// <summary>The navigation bar of a page as its window configuration wants it.</summary>
internal static class NavigationBar
{
    public static JsonElement Of(AppConfig config, OpenPage page, string window, bool isBottom)
    {
        var wanted = JsonElement.Parse(window);
        var tab = config.TabBarFor("light")?.Items.Select(static tab => tab.PagePath).ToList().IndexOf(page.Route) ?? -1;
        return ControlDetail.Of(writer =>
        {
            writer.WriteString("title", Text(wanted, "navigationBarTitleText") ?? "");
            writer.WriteString("backgroundColor", Text(wanted, "navigationBarBackgroundColor") ?? "#000000");
            writer.WriteString("frontColor", Text(wanted, "navigationBarTextStyle") == "black" ? "#000000" : "#ffffff");
            writer.WriteBoolean("hidden", Text(wanted, "navigationStyle") == "custom");
            writer.WriteBoolean("back", !isBottom);
            writer.WriteBoolean("home", isBottom && tab < 0 && page.Route != config.EntryPage);
            writer.WriteNumber("tab", tab);
        });
    }

    private static string? Text(JsonElement window, string name) =>
        window.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
