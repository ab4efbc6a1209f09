using System.Text.Json;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Config;

/// <summary>app.json's <c>tabBar</c>, with the variables of one theme filled in.</summary>
/// <param name="Items">The tabs.</param>
public sealed record TabBar(IReadOnlyList<TabBarItem> Items)
{
    /// <summary>The texts' colour, or null.</summary>
    public string? Color { get; init; }

    /// <summary>The selected text's colour, or null.</summary>
    public string? SelectedColor { get; init; }

    /// <summary>The background, or null.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary><c>black</c> or <c>white</c>.</summary>
    public string BorderStyle { get; init; } = "black";

    /// <summary><c>bottom</c> or <c>top</c>.</summary>
    public string Position { get; init; } = "bottom";

    /// <summary>Whether the program draws the bar itself (<c>custom-tab-bar/index</c>).</summary>
    public bool IsCustom { get; init; }

    internal static TabBar From(JsonElement tabBar) => new(
        [.. tabBar.GetProperty("list").EnumerateArray().Select(static item => new TabBarItem(AppConfig.Route(item.Text("pagePath")!), item.Text("text") ?? "")
        {
            IconPath = item.Text("iconPath"),
            SelectedIconPath = item.Text("selectedIconPath"),
        })])
    {
        Color = tabBar.Text("color"),
        SelectedColor = tabBar.Text("selectedColor"),
        BackgroundColor = tabBar.Text("backgroundColor"),
        BorderStyle = tabBar.Text("borderStyle") ?? "black",
        Position = tabBar.Text("position") ?? "bottom",
        IsCustom = tabBar.IsTrue("custom"),
    };
}

/// <summary>One tab.</summary>
/// <param name="PagePath">The route that it shows.</param>
/// <param name="Text">Its text.</param>
public sealed record TabBarItem(string PagePath, string Text)
{
    /// <summary>The icon's path in the package, or null.</summary>
    public string? IconPath { get; init; }

    /// <summary>The selected icon's path in the package, or null.</summary>
    public string? SelectedIconPath { get; init; }
}
