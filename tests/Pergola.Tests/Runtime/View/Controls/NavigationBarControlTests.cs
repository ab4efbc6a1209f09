using Pergola.MiniApps;
using Pergola.Runtime.View;
using Pergola.Runtime.View.Controls;

namespace Pergola.Tests.Runtime.View.Controls;

public sealed class NavigationBarControlTests
{
    private readonly List<string> _changes = [];

    [Fact]
    public void A_navigation_bar_says_what_the_bar_of_its_page_shows_and_says_it_once()
    {
        var control = new NavigationBarControl(change => _changes.Add($"{change.Kind} {change.PageId} {change.Data.GetRawText()}"));
        var page = ViewPages.Tree("page-meta", "  navigation-bar title=Hotel front-color=#000000 background-color=#ffffff loading");

        control.Look(page, """[["new",3,"navigation-bar"]]"""u8);
        control.Look(page, """[["text",9,"x"]]"""u8);

        Assert.Equal(["""navigationBar 1 {"title":"Hotel","backgroundColor":"#ffffff","frontColor":"#000000"}""", """navigationBarLoading 1 {"loading":true}"""], _changes);
    }

    [Fact]
    public void A_page_without_one_changes_nothing()
    {
        new NavigationBarControl(change => _changes.Add(change.Kind)).Look(ViewPages.Tree("view"), """[["new",2,"view"]]"""u8);
        Assert.Empty(_changes);
    }
}
