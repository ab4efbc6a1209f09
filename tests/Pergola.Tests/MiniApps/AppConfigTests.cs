using Pergola.MiniApps;

namespace Pergola.Tests.MiniApps;

public sealed class AppConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        var config = Load("\uFEFF{ // the pages\n \"pages\": [\"pages/index/index\",], /* more */ \"debug\": true, }");
        Assert.Equal(["pages/index/index"], config.Pages);
        Assert.True(config.Raw.GetProperty("debug").GetBoolean());
    }

    [Theory]
    [InlineData("{\n  \"pages\": [\"pages/index/index\"\n}", 3, 1, "not valid JSON")]
    [InlineData("{\n  \"pages\": [\"pages/index/index\"]\n} x", 3, 3, "not valid JSON")]
    [InlineData("{\"\u4E2D\u6587\": oops}", 1, 8, "not valid JSON")]
    [InlineData("[]", 1, 1, "JSON object")]
    [InlineData("{}", 1, 1, "must be a list")]
    [InlineData("{\n \"pages\": []}", 2, 11, "names no page")]
    [InlineData("{\n \"pages\": \"pages/index/index\"}", 2, 11, "must be a list")]
    [InlineData("{\n \"pages\": [1]}", 2, 12, "must be text")]
    [InlineData("{\n \"pages\": [\n  \"pages/index/index\",\n  \"pages/gone/gone\"\n ]\n}", 4, 3, "pages/gone/gone.wxml is missing")]
    [InlineData("{\n \"pages\": [\n  \"pages/index/index\",\n  \"pages/bare/bare\"\n ]\n}", 4, 3, "pages/bare/bare.js is missing")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"entryPagePath\": \"pages/x/x\"}", 2, 18, "entryPagePath")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"tabBar\": {}}", 2, 11, "needs a list")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"tabBar\": {\"list\": [{}]}}", 2, 20, "2 to 5")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"tabBar\": {\"list\": [{}, {}]}}", 2, 21, "pagePath")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"tabBar\": {\"list\": [{\"pagePath\":\"pages/index/index\"},\n {\"pagePath\":\"pages/x/x\"}]}}", 3, 14, "pages/x/x")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"subpackages\": [{\"pages\": []}]}", 2, 17, "needs a root")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"subPackages\": [{\"root\": \"sub\", \"pages\":\n [\"gone/gone\"]}]}", 3, 3, "sub/gone/gone.wxml is missing")]
    [InlineData("{\"pages\": [\"pages/index/index\"],\n\"themeLocation\": \"gone.json\"}", 2, 18, "theme file")]
    public void What_is_wrong_is_said_with_line_and_column(string json, int line, int column, string expected)
    {
        _folder.With("pages/bare/bare.wxml", "<view/>");
        var error = Assert.Throws<PackageException>(() => Load(json));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(("app.json", line, column), (error.File, error.Line, error.Column));
        Assert.StartsWith($"app.json:{line}:{column}: ", error.Located, StringComparison.Ordinal);
    }

    [Fact]
    public void Subpackages_bring_their_pages_under_either_name()
    {
        _folder.WithPage("packageA/pages/cat/cat").WithPage("packageB/dog/dog");
        var config = Load("""
            {"pages": ["pages/index/index"],
             "subPackages": [{"root": "/packageA/", "name": "a", "pages": ["pages/cat/cat"]}],
             "subpackages": [{"root": "packageB", "pages": ["dog/dog"], "independent": true}]}
            """);

        Assert.Equal(["pages/index/index", "packageB/dog/dog", "packageA/pages/cat/cat"], config.Pages);
        Assert.Equal([true, false], config.Subpackages.Select(static sub => sub.IsIndependent));
        Assert.Equal("a", config.Subpackages[1].Name);
    }

    [Theory]
    [InlineData("/pages/list/list?id=1&name=a%20b", null, "pages/list/list", true)]
    [InlineData("pages/list/list", null, "pages/list/list", true)]
    [InlineData("../list/list?id=1", "pages/index/index", "pages/list/list", true)]
    [InlineData("index", "pages/index/index", "pages/index/index", true)]
    [InlineData("pages/list/list", "pages/index/index", "pages/list/list", true)]
    [InlineData("/sub/cat/cat.html?x", "pages/index/index", "sub/cat/cat", true)]
    [InlineData("/pages/gone/gone", null, "pages/gone/gone", false)]
    [InlineData("../../../etc/passwd", "pages/index/index", "../../../etc/passwd", false)]
    public void A_page_url_is_resolved(string url, string? relativeTo, string route, bool isPage)
    {
        _folder.WithPage("pages/list/list").WithPage("sub/cat/cat");
        var config = Load("""{"pages": ["pages/index/index", "pages/list/list"], "subpackages": [{"root": "sub", "pages": ["cat/cat"]}]}""");

        var target = config.ResolvePage(url, relativeTo);

        Assert.Equal((route, isPage), (target.Route, target.IsPage));
    }

    [Fact]
    public void The_query_is_left_encoded_as_WeChat_leaves_it()
    {
        var target = Load().ResolvePage("/pages/index/index?id=1&name=a%20b&flag&id=2&=x");

        Assert.Equal([("flag", ""), ("id", "2"), ("name", "a%20b")], target.Query.OrderBy(static p => p.Key).Select(static p => (p.Key, p.Value)));
        Assert.Equal("pages/index/index?id=2&name=a%20b&flag=", target.Url);
    }

    [Fact]
    public void The_entry_page_is_the_first_one_or_the_named_one()
    {
        _folder.WithPage("pages/home/home");
        Assert.Equal("pages/index/index", Load("""{"pages": ["pages/index/index", "pages/home/home"]}""").EntryPage);
        Assert.Equal("pages/home/home", Load("""{"pages": ["pages/index/index", "pages/home/home"], "entryPagePath": "/pages/home/home"}""").EntryPage);
    }

    [Theory]
    [InlineData("light", "#ffffff", "light.png")]
    [InlineData("dark", "#000000", "dark.png")]
    public void Theme_variables_are_filled_in(string theme, string background, string icon)
    {
        _folder.WithPage("pages/b/b")
            .With("theme.json", """{"light": {"bg": "#ffffff", "icon": "light.png"}, "dark": {"bg": "#000000", "icon": "dark.png"}}""")
            .With("pages/index/index.json", """{"navigationBarBackgroundColor": "@bg", "usingComponents": {}}""");
        var config = Load("""
            {"pages": ["pages/index/index", "pages/b/b"], "themeLocation": "theme.json", "darkmode": true,
             "window": {"backgroundColor": "@bg", "navigationBarTitleText": "T", "backgroundTextStyle": "@missing"},
             "tabBar": {"color": "@bg", "list": [{"pagePath": "pages/index/index", "text": "A", "iconPath": "@icon"}, {"pagePath": "/pages/b/b", "text": "B"}]}}
            """);

        var bar = config.TabBarFor(theme)!;
        var window = config.WindowFor("pages/index/index", theme);

        Assert.Equal((background, icon), (bar.Color, bar.Items[0].IconPath));
        Assert.Equal("pages/b/b", bar.Items[1].PagePath);
        Assert.Equal((background, background, "T"), (window.GetProperty("backgroundColor").GetString(), window.GetProperty("navigationBarBackgroundColor").GetString(), window.GetProperty("navigationBarTitleText").GetString()));
        Assert.False(window.TryGetProperty("backgroundTextStyle", out _));
        Assert.False(window.TryGetProperty("usingComponents", out _));
    }

    [Fact]
    public void The_page_overrides_the_window()
    {
        _folder.With("pages/index/index.json", """{"navigationBarTitleText": "Page", "enablePullDownRefresh": true}""");
        var window = Load("""{"pages": ["pages/index/index"], "window": {"navigationBarTitleText": "App", "backgroundColor": "#eee"}}""").WindowFor("pages/index/index", "light");

        Assert.Equal("""{"navigationBarTitleText":"Page","backgroundColor":"#eee","enablePullDownRefresh":true}""", window.GetRawText());
    }

    [Theory]
    [InlineData("en", "english")]
    [InlineData("en_GB", "english")]
    [InlineData("ar", "arabic")]
    [InlineData("zh_CN", "chinese of China")]
    [InlineData("fr", "plain")]
    public void The_purpose_of_a_permission_is_given_in_the_users_language(string language, string expected) =>
        Assert.Equal(expected, Load("""
            {"pages": ["pages/index/index"], "permission": {"scope.userLocation": {"desc": "plain", "desc-en": "english", "desc-ar": "arabic", "desc-zh-CN": "chinese of China"}}}
            """).PermissionPurpose("scope.userLocation", language));

    [Fact]
    public void What_app_json_leaves_out_has_its_default()
    {
        var config = Load();
        Assert.Null(config.ApiVersion);
        Assert.Null(config.PermissionPurpose("scope.userInfo", "en"));
        Assert.Null(config.TabBarFor("light"));
        Assert.Equal(TimeSpan.FromSeconds(60), config.RequestTimeout);
    }

    [Fact]
    public void The_api_version_and_the_timeout_are_read()
    {
        var config = Load("""{"pages": ["pages/index/index"], "apiVersion": "v3", "networkTimeout": {"request": 1500}}""");
        Assert.Equal("v3", config.ApiVersion);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), config.RequestTimeout);
    }

    private AppConfig Load(string json = """{"pages": ["pages/index/index"]}""")
    {
        _folder.WithApp(json);
        using var package = MiniAppPackage.Open(_folder.Path);
        return AppConfig.Load(package);
    }
}
