using Pergola.Dispatch;
using Pergola.MiniApps.Config;

namespace Pergola.MiniApps;

/// <summary>The open pages of one instance. Moves run one after another, each as turns of the program's loop.</summary>
internal sealed class PageStack(AppConfig config, IPageHost host) : IPageStack, IDisposable
{
    /// <summary>How many pages may be open (WeChat's limit).</summary>
    public const int Limit = 10;

    private readonly SemaphoreSlim _moves = new(1, 1);
    private static readonly Dictionary<string, string> NoQuery = [];

    private readonly HashSet<string> _tabRoutes = [.. config.TabBarFor("light")?.Items.Select(static tab => tab.PagePath) ?? []];
    private readonly Dictionary<string, OpenPage> _tabs = new(StringComparer.Ordinal);
    // Replaced as a whole, so that it can be read from any thread.
    private volatile OpenPage[] _pages = [];
    private int _lastId;

    public IReadOnlyList<int> Ids => Array.ConvertAll(_pages, static page => page.Id);

    public int TopId => _pages is [.., var top] ? top.Id : 0;

    public string? TopRoute => Top?.Route;

    /// <summary>The page on top, or null.</summary>
    public OpenPage? Top => _pages is [.., var top] ? top : null;

    /// <summary>The move that is being made, or was made last, in the words of <c>wx.onAppRoute</c>.</summary>
    public string OpenType { get; private set; } = "appLaunch";

    /// <summary>The open pages with their queries, the bottom first.</summary>
    public IReadOnlyList<string> Urls => Array.ConvertAll(_pages, static page => new PageTarget(page.Route, page.Query, IsPage: true).Url);

    /// <summary>The ids of all pages that live, also of tabs that are not shown.</summary>
    public IReadOnlyList<int> AllIds => [.. _pages.Concat(_tabs.Values).Select(static page => page.Id).Distinct().Order()];

    /// <summary>Opens the first page of a launch, or the pages that were open before.</summary>
    public ValueTask LaunchAsync(PageTarget target, IReadOnlyList<string>? before = null) => MoveAsync("appLaunch", async () =>
    {
        var targets = (before ?? []).Select(url => config.ResolvePage(url)).Where(static page => page.IsPage).Take(Limit).DefaultIfEmpty(target);
        foreach (var page in targets)
        {
            await HideTopAsync().ConfigureAwait(false);
            await OpenAsync(page, "none").ConfigureAwait(false);
        }
    }, CancellationToken.None);

    public ValueTask NavigateToAsync(string url, CancellationToken cancellationToken) => MoveAsync("navigateTo", async () =>
    {
        var target = Resolve(url);
        if (_tabRoutes.Contains(target.Route))
            throw new OpenApiException("can not navigateTo a tabbar page");
        if (_pages.Length >= Limit)
            throw new OpenApiException("webview count limit exceed");
        await HideTopAsync().ConfigureAwait(false);
        await OpenAsync(target, "push").ConfigureAwait(false);
    }, cancellationToken);

    public ValueTask RedirectToAsync(string url, CancellationToken cancellationToken) => MoveAsync("redirectTo", async () =>
    {
        var target = Resolve(url);
        if (_tabRoutes.Contains(target.Route))
            throw new OpenApiException("can not redirectTo a tabbar page");
        if (Top is { } top)
            await CloseAsync(top).ConfigureAwait(false);
        await OpenAsync(target, "none").ConfigureAwait(false);
    }, cancellationToken);

    public ValueTask NavigateBackAsync(int delta, CancellationToken cancellationToken) => MoveAsync("navigateBack", async () =>
    {
        if (Top is { } shown && await host.CloseLayerAsync(shown).ConfigureAwait(false))
            return;
        if (_pages.Length <= 1)
            throw new OpenApiException("cannot navigate back at first page");
        var stays = Math.Max(1, _pages.Length - Math.Max(1, delta));
        foreach (var page in _pages[stays..].Reverse())
            await CloseAsync(page).ConfigureAwait(false);
        await ShowTopAsync("pop").ConfigureAwait(false);
    }, cancellationToken);

    public ValueTask SwitchTabAsync(string url, CancellationToken cancellationToken) => MoveAsync("switchTab", async () =>
    {
        var target = Resolve(url);
        if (!_tabRoutes.Contains(target.Route))
            throw new OpenApiException("can not switch to no-tabBar page");
        if (Top?.Route == target.Route)
            return;
        await LeaveTabsOnlyAsync().ConfigureAwait(false);
        if (_tabs.TryGetValue(target.Route, out var kept))
        {
            _pages = [kept];
            await ShowTopAsync("none").ConfigureAwait(false);
        }
        else
        {
            await OpenAsync(target with { Query = NoQuery }, "none").ConfigureAwait(false);
        }
    }, cancellationToken);

    public ValueTask ReLaunchAsync(string url, CancellationToken cancellationToken) => MoveAsync("reLaunch", async () =>
    {
        var target = Resolve(url);
        foreach (var page in _pages.Concat(_tabs.Values).Distinct().Reverse().ToArray())
            await CloseAsync(page).ConfigureAwait(false);
        await OpenAsync(target, "none").ConfigureAwait(false);
    }, cancellationToken);

    public void Dispose() => _moves.Dispose();

    private async ValueTask MoveAsync(string openType, Func<Task> move, CancellationToken cancellationToken)
    {
        await _moves.WaitAsync(cancellationToken).ConfigureAwait(false);
        OpenType = openType;
        try
        {
            await move().ConfigureAwait(false);
        }
        finally
        {
            _moves.Release();
        }
    }

    private PageTarget Resolve(string url) =>
        config.ResolvePage(url, Top?.Route) is { IsPage: true } target ? target : throw new OpenApiException($"page \"{url}\" is not found{PluginHint(url)}");

    private string PluginHint(string url) =>
        url.StartsWith("plugin://", StringComparison.Ordinal) ? ": the plugin has no such page, or is not installed (" + string.Join(", ", config.Plugins.Select(static plugin => $"{plugin.Name} {plugin.Version} of {plugin.Provider}")) + ")" : "";

    private async Task OpenAsync(PageTarget target, string how)
    {
        var page = new OpenPage(++_lastId, target.Route, target.Query);
        _pages = [.. _pages, page];
        if (_tabRoutes.Contains(page.Route))
            _tabs[page.Route] = page;
        await host.OpenAsync(page, Ids, how).ConfigureAwait(false);
    }

    private async Task CloseAsync(OpenPage page)
    {
        _pages = Array.FindAll(_pages, other => other != page);
        _tabs.Remove(page.Route);
        await host.CloseAsync(page, Ids).ConfigureAwait(false);
    }

    private async Task HideTopAsync()
    {
        if (Top is { } top)
            await host.HideAsync(top).ConfigureAwait(false);
    }

    private Task ShowTopAsync(string how) => host.ShowAsync(_pages[^1], Ids, how);

    /// <summary>Closes what is no tab page; a tab page is hidden and kept.</summary>
    private async Task LeaveTabsOnlyAsync()
    {
        foreach (var page in _pages.Reverse().ToArray())
        {
            if (_tabs.ContainsValue(page))
                await host.HideAsync(page).ConfigureAwait(false);
            else
                await CloseAsync(page).ConfigureAwait(false);
        }

        _pages = [];
    }
}

/// <summary>A page that is open.</summary>
/// <param name="Id">Its id; never used again within the instance.</param>
/// <param name="Route">Its path.</param>
/// <param name="Query">Its decoded query.</param>
internal sealed record OpenPage(int Id, string Route, IReadOnlyDictionary<string, string> Query);

/// <summary>Runs the pages that <see cref="PageStack"/> opens and closes: logic, view, bars.</summary>
internal interface IPageHost
{
    Task OpenAsync(OpenPage page, IReadOnlyList<int> stack, string how);

    Task ShowAsync(OpenPage page, IReadOnlyList<int> stack, string how);

    Task HideAsync(OpenPage page);

    /// <summary>Closes what lies over the page and is closed before the page is left, such as a <c>page-container</c>; false when there is nothing.</summary>
    Task<bool> CloseLayerAsync(OpenPage page) => Task.FromResult(false);

    Task CloseAsync(OpenPage page, IReadOnlyList<int> stack);
}
