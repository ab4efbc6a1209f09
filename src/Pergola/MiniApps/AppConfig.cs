using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.MiniApps.Config;
using Pergola.MiniApps.Packages;
using Pergola.MiniApps.Plugins;

namespace Pergola.MiniApps;

/// <summary>A mini program's app.json, with its theme and page files. Comments and trailing commas are allowed; unknown fields are kept in <see cref="Raw"/>.</summary>
public sealed class AppConfig
{
    private static readonly string[] NotWindow = ["usingComponents", "componentPlaceholder", "componentGenerics", "component", "styleIsolation", "componentFramework"];
    private readonly MiniAppPackage _package;
    private readonly JsonFile _app;
    private readonly Theme _theme;
    private readonly HashSet<string> _pages;

    private AppConfig(MiniAppPackage package, JsonFile app)
    {
        _package = package;
        _app = app;
        var declared = AppPages.Read(package, app);
        Pages = declared.Routes;
        Subpackages = declared.Subpackages;
        EntryPage = declared.Entry;
        _pages = new HashSet<string>(Pages, StringComparer.Ordinal);
        _theme = Theme.Load(package, app);
        HasTabBar = AppPages.CheckTabBar(app, _pages);
        Aliases = PathAliases.Read(app);
        Plugins = PluginReference.Read(app);
    }

    /// <summary>app.json as it is written.</summary>
    public JsonElement Raw => _app.Root;

    /// <summary>The routes of all pages: the main package's first, then those of the subpackages.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>The subpackages.</summary>
    public IReadOnlyList<Subpackage> Subpackages { get; }

    /// <summary>The page that a launch without a path opens.</summary>
    public string EntryPage { get; }

    /// <summary>Whether there is a tab bar.</summary>
    public bool HasTabBar { get; }

    /// <summary>
    /// Whether the program draws its tab bar itself: <c>tabBar.custom</c> is set and the component <c>custom-tab-bar/index</c> is there. Each tab page has an instance of its own.
    /// </summary>
    public bool HasCustomTabBar => HasTabBar && _app.Root.GetProperty("tabBar").IsTrue("custom")
        && (_package.Exists("custom-tab-bar/index.json") || _package.Exists("custom-tab-bar/index.wxml"));

    /// <summary>The API level that the program asks for, as it is written (<c>v1</c>, <c>v2</c>, <c>v3</c>); null when it asks for none.</summary>
    public string? ApiVersion => _app.Root.TryGetProperty("apiVersion", out var version) ? version.ToString() : null;

    /// <summary>Whether the program follows the system's theme.</summary>
    public bool IsDarkModeAware => _app.Root.IsTrue("darkmode");

    /// <summary>How long <c>wx.request</c> may take when the call does not say: <c>networkTimeout.request</c>, default 60 seconds.</summary>
    public TimeSpan RequestTimeout => NetworkTimeout("request");

    /// <summary>The same of <c>wx.uploadFile</c>.</summary>
    public TimeSpan UploadTimeout => NetworkTimeout("uploadFile");

    /// <summary>The same of <c>wx.downloadFile</c>.</summary>
    public TimeSpan DownloadTimeout => NetworkTimeout("downloadFile");

    /// <summary>The same of opening a socket by <c>wx.connectSocket</c>.</summary>
    public TimeSpan SocketTimeout => NetworkTimeout("connectSocket");

    /// <summary>The plugins that it names, of subpackages too.</summary>
    public IReadOnlyList<PluginReference> Plugins { get; }

    /// <summary>The folder whose modules run in workers, with a slash at its end; null when app.json names none (<c>workers</c>: a text, or an object with <c>path</c>).</summary>
    public string? WorkersFolder =>
        (_app.Root.Text("workers") ?? _app.Root.Field("workers", JsonValueKind.Object)?.Text("path")) is { } written && PackagePath.TryNormalize(written, out var folder) && folder.Length > 0
            ? folder.TrimEnd('/') + "/"
            : null;

    internal PathAliases Aliases { get; }

    /// <summary>Reads app.json and checks that what it names is there.</summary>
    /// <exception cref="PackageException">It is broken or names what is missing; with file, line and column.</exception>
    public static AppConfig Load(MiniAppPackage package) =>
        new(package, package.TryReadJson("app.json") ?? throw new PackageException("app.json is missing.", "app.json"));

    /// <summary>Whether app.json has this page.</summary>
    public bool IsPage(string route) => _pages.Contains(route);

    /// <summary>The tab bar in one theme, or null when there is none.</summary>
    /// <param name="theme"><c>light</c> or <c>dark</c>.</param>
    public TabBar? TabBarFor(string theme)
    {
        if (!HasTabBar)
            return null;
        using var filled = JsonDocument.Parse(_theme.Apply(_app.Root.GetProperty("tabBar"), theme).ToJsonString());
        return TabBar.From(filled.RootElement);
    }

    /// <summary>The window configuration of a page: app.json's <c>window</c>, overridden by the page's own file, with the variables of the theme filled in.</summary>
    /// <param name="route">The page.</param>
    /// <param name="theme"><c>light</c> or <c>dark</c>.</param>
    /// <exception cref="PackageException">The page's json is broken.</exception>
    public JsonElement WindowFor(string route, string theme)
    {
        var window = _app.Root.Field("window", JsonValueKind.Object) is { } general ? _theme.Apply(general, theme) : [];
        if (_package.TryReadJson(route + ".json") is { } page)
        {
            foreach (var (name, value) in _theme.Apply(page.Root, theme).ToList())
            {
                if (!NotWindow.Contains(name, StringComparer.Ordinal))
                    window[name] = value?.DeepClone();
            }
        }

        return JsonElement.Parse(window.ToJsonString());
    }

    /// <summary>The purpose that the program gives for a scope (<c>permission</c>): <c>desc-LANGUAGE</c>, else <c>desc</c>, else null.</summary>
    /// <param name="scope">Such as <c>scope.userLocation</c>.</param>
    /// <param name="language">Such as <c>en</c>, <c>zh_CN</c> or <c>ar-EG</c>.</param>
    public string? PermissionPurpose(string scope, string language)
    {
        if (_app.Root.Field("permission", JsonValueKind.Object)?.Field(scope, JsonValueKind.Object) is not { } entry)
            return null;
        var name = language.Replace('_', '-');
        return entry.Text("desc-" + name) ?? entry.Text("desc-" + language) ?? entry.Text("desc-" + name.Split('-', 2)[0]) ?? entry.Text("desc");
    }

    /// <summary>Resolves the URL of a page, as <c>wx.navigateTo</c> takes it and as a deep link carries it.</summary>
    /// <param name="url">From the root (<c>/pages/a/a?x=1</c>), or relative to a page (<c>../a/a</c>).</param>
    /// <param name="relativeTo">The page that a relative URL starts at; null takes the URL from the root.</param>
    public PageTarget ResolvePage(string url, string? relativeTo = null)
    {
        var bare = url.Split('#', 2)[0];
        var parts = bare.Split('?', 2);
        var query = PageTarget.ParseQuery(parts.Length == 2 ? parts[1] : "");
        if (parts[0].Contains("://", StringComparison.Ordinal))
            return PluginPages.Resolve(_package, parts[0], query);
        var fromRoot = parts[0].StartsWith('/') || relativeTo is null;
        var joined = fromRoot ? parts[0] : PackagePath.Join(PackagePath.Folder(relativeTo!), parts[0]);
        if (!PackagePath.TryNormalize(joined, out var route))
            return new PageTarget(parts[0].TrimStart('/'), query, IsPage: false);
        route = Route(route);
        // 'pages/a/a' without a leading slash is taken relative to the open page by the documentation, and from the root by many programs.
        if (!fromRoot && !IsPage(route) && !parts[0].StartsWith('.') && IsPage(Route(parts[0])))
            route = Route(parts[0]);
        return new PageTarget(route, query, IsPage(route));
    }

    /// <summary>An error at a value of app.json, which is named by its property names and array indexes.</summary>
    internal PackageException Error(string message, params ReadOnlySpan<object> steps) => _app.Error(message, steps);

    internal static string Route(string written)
    {
        var route = written.Trim().TrimStart('/');
        return route.EndsWith(".html", StringComparison.Ordinal) ? route[..^5] : route;
    }

    private TimeSpan NetworkTimeout(string what) =>
        _app.Root.Field("networkTimeout", JsonValueKind.Object)?.Field(what, JsonValueKind.Number) is { } given
        && given.TryGetDouble(out var milliseconds) && milliseconds is > 0 and <= 600_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : TimeSpan.FromSeconds(60);
}
