using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Tests.MiniApps;

public sealed class PageStackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pergola-pages").FullName;
    private readonly RecordingHost _host = new();
    private readonly PageStack _stack;
    private readonly AppConfig _config;

    public PageStackTests()
    {
        File.WriteAllText(Path.Combine(_folder, "app.json"), """
            {"pages":["pages/home/home","pages/me/me","pages/a/a","pages/b/b"],
             "tabBar":{"list":[{"pagePath":"pages/home/home","text":"Home"},{"pagePath":"pages/me/me","text":"Me"}]}}
            """);
        foreach (var page in (string[])["home", "me", "a", "b"])
        {
            Directory.CreateDirectory(Path.Combine(_folder, "pages", page));
            File.WriteAllText(Path.Combine(_folder, "pages", page, page + ".wxml"), "<view/>");
            File.WriteAllText(Path.Combine(_folder, "pages", page, page + ".js"), "Page({})");
        }

        _config = AppConfig.Load(MiniAppPackage.Open(_folder));
        _stack = new PageStack(_config, _host);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Navigating_hides_the_page_below_and_opens_one_on_top()
    {
        await LaunchAsync("pages/a/a");
        await _stack.NavigateToAsync("../b/b?x=1", Token);
        Assert.Equal(["open 1 pages/a/a [1] none", "hide 1", "open 2 pages/b/b?x=1 [1,2] push"], _host.Log);
    }

    [Fact]
    public async Task Going_back_closes_from_the_top_and_never_the_last_page()
    {
        await LaunchAsync("pages/a/a");
        await _stack.NavigateToAsync("/pages/b/b", Token);
        await _stack.NavigateToAsync("/pages/a/a", Token);
        _host.Log.Clear();

        await _stack.NavigateBackAsync(9, Token);

        Assert.Equal(["close 3 [1,2]", "close 2 [1]", "show 1 [1] pop"], _host.Log);
        await FailsAsync(() => _stack.NavigateBackAsync(1, Token), "cannot navigate back at first page");
    }

    [Fact]
    public async Task An_eleventh_page_is_refused()
    {
        await LaunchAsync("pages/a/a");
        for (var page = 2; page <= PageStack.Limit; page++)
            await _stack.NavigateToAsync("/pages/b/b", Token);
        await FailsAsync(() => _stack.NavigateToAsync("/pages/b/b", Token), "webview count limit exceed");
        Assert.Equal(10, _stack.Ids.Count);
    }

    [Fact]
    public async Task Redirecting_replaces_the_page_on_top()
    {
        await LaunchAsync("pages/a/a");
        await _stack.RedirectToAsync("/pages/b/b", Token);
        Assert.Equal([2], _stack.Ids);
        Assert.Equal(["close 1 []", "open 2 pages/b/b [2] none"], _host.Log[1..]);
    }

    [Fact]
    public async Task Tabs_are_kept_and_other_pages_are_closed()
    {
        await LaunchAsync("pages/home/home");
        await _stack.NavigateToAsync("/pages/a/a", Token);
        _host.Log.Clear();

        await _stack.SwitchTabAsync("/pages/me/me?dropped=1", Token);
        await _stack.SwitchTabAsync("/pages/home/home", Token);

        Assert.Equal(["close 2 [1]", "hide 1", "open 3 pages/me/me [3] none", "hide 3", "show 1 [1] none"], _host.Log);
    }

    [Fact]
    public async Task Relaunching_closes_hidden_tabs_too()
    {
        await LaunchAsync("pages/home/home");
        await _stack.SwitchTabAsync("/pages/me/me", Token);
        _host.Log.Clear();

        await _stack.ReLaunchAsync("/pages/a/a", Token);

        Assert.Contains("open 3 pages/a/a [3] none", _host.Log);
        Assert.Equal(2, _host.Log.Count(static entry => entry.StartsWith("close", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Moves_that_do_not_fit_are_refused_in_WeChats_words()
    {
        await LaunchAsync("pages/a/a");
        await FailsAsync(() => _stack.NavigateToAsync("/pages/home/home", Token), "can not navigateTo a tabbar page");
        await FailsAsync(() => _stack.RedirectToAsync("/pages/home/home", Token), "can not redirectTo a tabbar page");
        await FailsAsync(() => _stack.SwitchTabAsync("/pages/b/b", Token), "can not switch to no-tabBar page");
        await FailsAsync(() => _stack.NavigateToAsync("/pages/none", Token), "page \"/pages/none\" is not found");
        Assert.Equal([1], _stack.Ids);
    }

    [Fact]
    public async Task Moves_run_one_after_another()
    {
        await LaunchAsync("pages/a/a");
        _host.Hold = new TaskCompletionSource();
        var first = _stack.NavigateToAsync("/pages/b/b", Token);
        var second = _stack.NavigateBackAsync(1, Token);
        Assert.False(second.IsCompleted);

        _host.Hold.SetResult();
        await first;
        await second;

        Assert.Equal([1], _stack.Ids);
        Assert.Equal("show 1 [1] pop", _host.Log[^1]);
    }

    public void Dispose()
    {
        _stack.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private ValueTask LaunchAsync(string page) => _stack.LaunchAsync(_config.ResolvePage(page));

    private static async Task FailsAsync(Func<ValueTask> move, string reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<OpenApiException>(async () => await move())).Reason);

    private sealed class RecordingHost : IPageHost
    {
        public List<string> Log { get; } = [];

        public TaskCompletionSource? Hold { get; set; }

        public async Task OpenAsync(OpenPage page, IReadOnlyList<int> stack, string how)
        {
            if (Hold is not null)
                await Hold.Task;
            var query = string.Concat(page.Query.Select(static pair => $"?{pair.Key}={pair.Value}"));
            Log.Add($"open {page.Id} {page.Route}{query} [{string.Join(',', stack)}] {how}");
        }

        public Task ShowAsync(OpenPage page, IReadOnlyList<int> stack, string how) => Add($"show {page.Id} [{string.Join(',', stack)}] {how}");

        public Task HideAsync(OpenPage page) => Add($"hide {page.Id}");

        public Task CloseAsync(OpenPage page, IReadOnlyList<int> stack) => Add($"close {page.Id} [{string.Join(',', stack)}]");

        private Task Add(string entry)
        {
            Log.Add(entry);
            return Task.CompletedTask;
        }
    }
}
