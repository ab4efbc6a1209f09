using System.Text.Json;
using Pergola.MiniApps.Config;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps;

/// <summary>The bars around a page as the program's configuration wants them (docs/view-protocol.md, section 4).</summary>
internal static class PageBars
{
    public static JsonElement Navigation(AppConfig config, OpenPage page, string window, bool isBottom)
    {
        var wanted = JsonElement.Parse(window);
        return ControlDetail.Of(writer =>
        {
            writer.WriteString("title", Text(wanted, "navigationBarTitleText") ?? "");
            writer.WriteString("backgroundColor", Text(wanted, "navigationBarBackgroundColor") ?? "#000000");
            writer.WriteString("frontColor", Text(wanted, "navigationBarTextStyle") == "black" ? "#000000" : "#ffffff");
            writer.WriteBoolean("hidden", Text(wanted, "navigationStyle") == "custom");
            writer.WriteBoolean("back", !isBottom);
            writer.WriteBoolean("home", isBottom && IndexOf(config.TabBarFor("light"), page) < 0 && page.Route != config.EntryPage);
        });
    }

    /// <summary>The bar and which tab is on; null when the program has no tab bar.</summary>
    public static JsonElement? Tabs(AppConfig config, OpenPage page, string theme, bool withBar)
    {
        if (config.TabBarFor(theme) is not { } bar)
            return null;
        var selected = IndexOf(bar, page);
        return ControlDetail.Of(writer =>
        {
            // A bar that the program draws itself stands in the page: the shell shows none.
            writer.WriteBoolean("onTabPage", selected >= 0 && !config.HasCustomTabBar);
            if (selected >= 0)
                writer.WriteNumber("selected", selected);
            if (withBar)
                WriteBar(writer, bar);
        });
    }

    private static int IndexOf(TabBar? bar, OpenPage page) => bar?.Items.Select(static tab => tab.PagePath).ToList().IndexOf(page.Route) ?? -1;

    private static void WriteBar(Utf8JsonWriter writer, TabBar bar)
    {
        WriteText(writer, "color", bar.Color);
        WriteText(writer, "selectedColor", bar.SelectedColor);
        WriteText(writer, "backgroundColor", bar.BackgroundColor);
        writer.WriteString("borderStyle", bar.BorderStyle);
        writer.WriteString("position", bar.Position);
        writer.WriteStartArray("list");
        foreach (var tab in bar.Items)
        {
            writer.WriteStartObject();
            writer.WriteString("text", tab.Text);
            WriteText(writer, "iconPath", Absolute(tab.IconPath));
            WriteText(writer, "selectedIconPath", Absolute(tab.SelectedIconPath));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string? Absolute(string? path) => path is null or "" || path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? path : "/" + path;

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static string? Text(JsonElement window, string name) =>
        window.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
