using Pergola.MiniApps;

namespace Pergola.Tests.MiniApps;

public sealed class PageBarsTests : IDisposable
{
    private static readonly Dictionary<string, string> NoQuery = [];
    private readonly TempFolder _folder = new();
    private readonly AppConfig _config;

    public PageBarsTests()
    {
        _folder.WithApp("""
            {"pages":["pages/a/a","pages/b/b","pages/c/c"],
             "tabBar":{"color":"#111111","list":[{"pagePath":"pages/a/a","text":"A","iconPath":"a.png"},{"pagePath":"pages/b/b","text":"B"}]}}
            """).WithPage("pages/a/a").WithPage("pages/b/b").WithPage("pages/c/c");
        _config = AppConfig.Load(MiniAppPackage.Open(_folder.Path));
    }

    [Fact]
    public void The_navigation_bar_has_the_windows_title_and_colours()
    {
        var bar = PageBars.Navigation(_config, Page("pages/a/a"), """{"navigationBarTitleText":"T","navigationBarBackgroundColor":"#ffffff","navigationBarTextStyle":"black"}""", isBottom: true);
        Assert.Equal("""{"title":"T","backgroundColor":"#ffffff","frontColor":"#000000","hidden":false,"back":false,"home":false}""", bar.GetRawText());
    }

    [Fact]
    public void A_page_above_another_has_a_way_back_and_a_deep_link_a_way_home()
    {
        Assert.True(PageBars.Navigation(_config, Page("pages/c/c"), "{}", isBottom: false).GetProperty("back").GetBoolean());
        Assert.True(PageBars.Navigation(_config, Page("pages/c/c"), "{}", isBottom: true).GetProperty("home").GetBoolean());
        Assert.True(PageBars.Navigation(_config, Page("pages/c/c"), """{"navigationStyle":"custom"}""", isBottom: true).GetProperty("hidden").GetBoolean());
    }

    [Fact]
    public void The_tab_bar_names_the_tab_that_is_on_and_its_icons_from_the_root()
    {
        var bar = PageBars.Tabs(_config, Page("pages/b/b"), "light", withBar: true)!.Value;
        Assert.True(bar.GetProperty("onTabPage").GetBoolean());
        Assert.Equal(1, bar.GetProperty("selected").GetInt32());
        Assert.Equal("/a.png", bar.GetProperty("list")[0].GetProperty("iconPath").GetString());
        Assert.Equal("""{"onTabPage":false}""", PageBars.Tabs(_config, Page("pages/c/c"), "light", withBar: false)!.Value.GetRawText());
    }

    public void Dispose() => _folder.Dispose();

    private static OpenPage Page(string route) => new(1, route, NoQuery);
}
