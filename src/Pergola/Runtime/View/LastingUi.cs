using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>What stands around the program now, kept for a shell that comes later. Not safe to use from several threads at once.</summary>
internal sealed class LastingUi
{
    private readonly Dictionary<(string Kind, int Page, int Index), JsonObject> _state = [];
    private bool _isTabPage;
    private bool _tabBarHidden;

    /// <summary>Takes a change in, and gives back what the shell is told of it.</summary>
    public UiChange Take(UiChange change)
    {
        switch (change.Kind)
        {
            case "toast" or "hideToast":
                return change;
            case "hideLoading":
                _state.Remove(("loading", 0, 0));
                return change;
            case "tabBar":
                change = WithVisibility(change);
                break;
            default:
                break;
        }

        Merge(change);
        return change;
    }

    public IEnumerable<UiChange> All => _state.Select(static entry => new UiChange(entry.Key.Kind, entry.Key.Page, JsonElement.Parse(entry.Value.ToJsonString())));

    /// <summary>A page is gone.</summary>
    public void Forget(int page)
    {
        foreach (var key in _state.Keys.Where(key => key.Page == page && page != 0).ToArray())
            _state.Remove(key);
    }

    // The bar stands on tab pages, unless the program hid it; both can change at any time.
    private UiChange WithVisibility(UiChange change)
    {
        var data = JsonObject.Create(change.Data)!;
        if (data["onTabPage"] is { } onTabPage)
            _isTabPage = onTabPage.GetValue<bool>();
        else if (data["visible"] is { } visible)
            _tabBarHidden = !visible.GetValue<bool>();
        data.Remove("onTabPage");
        data["visible"] = _isTabPage && !_tabBarHidden;
        return change with { PageId = 0, Data = JsonElement.Parse(data.ToJsonString()) };
    }

    private void Merge(UiChange change)
    {
        var index = change.Data.TryGetProperty("index", out var given) && given.TryGetInt32(out var number) ? number : 0;
        var page = change.Kind is "loading" ? 0 : change.PageId;
        if (!_state.TryGetValue((change.Kind, page, index), out var known))
            _state[(change.Kind, page, index)] = known = [];
        foreach (var field in change.Data.EnumerateObject())
            known[field.Name] = JsonNode.Parse(field.Value.GetRawText());
    }
}
