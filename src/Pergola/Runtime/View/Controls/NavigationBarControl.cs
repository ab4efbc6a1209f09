using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>navigation-bar</c>: what its attributes say of the bar of its page, in place of <c>wx.setNavigationBarTitle</c> and its kin. On the loop.</summary>
/// <param name="apply">Changes the bar.</param>
internal sealed class NavigationBarControl(Action<UiChange> apply)
{
    private const string Tag = "navigation-bar";
    private readonly Dictionary<int, (string Bar, bool Loading)> _drawn = [];

    /// <summary>A page has changed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">What changed it: only a batch that names a bar can bring one.</param>
    public void Look(ViewPage page, ReadOnlySpan<byte> operations)
    {
        var known = _drawn.TryGetValue(page.Id, out var drawn);
        if (!known && operations.IndexOf("\"navigation-bar\""u8) < 0)
            return;
        if (page.Root?.Descendants().FirstOrDefault(static node => node.Tag == Tag) is not { } bar)
            return;
        var wanted = Bar(bar);
        var loading = bar.Has("loading");
        _drawn[page.Id] = (wanted.GetRawText(), loading);
        if (drawn.Bar != wanted.GetRawText())
            apply(new UiChange("navigationBar", page.Id, wanted));
        if (drawn.Loading != loading)
            apply(new UiChange("navigationBarLoading", page.Id, ControlDetail.Of(writer => writer.WriteBoolean("loading", loading))));
    }

    /// <summary>A page is gone.</summary>
    public void Drop(int page) => _drawn.Remove(page);

    private static JsonElement Bar(ViewNode bar) => ControlDetail.Of(writer =>
    {
        foreach (var (attribute, field) in (ReadOnlySpan<(string, string)>)[("title", "title"), ("background-color", "backgroundColor")])
        {
            if (bar.Attribute(attribute) is { Length: > 0 } text)
                writer.WriteString(field, text);
        }

        if (bar.Attribute("front-color") is { Length: > 0 } front)
            writer.WriteString("frontColor", front == "black" ? "#000000" : front == "white" ? "#ffffff" : front);
    });
}
