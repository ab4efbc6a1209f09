using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class LastingUiTests
{
    private readonly LastingUi _ui = new();

    [Fact]
    public void Changes_of_one_thing_are_kept_together()
    {
        Take("navigationBar", 1, """{"title":"A","back":true}""");
        Take("navigationBar", 1, """{"title":"B"}""");
        Take("navigationBar", 2, """{"title":"C"}""");
        Assert.Equal(["""navigationBar 1 {"title":"B","back":true}""", """navigationBar 2 {"title":"C"}"""], All());
    }

    [Fact]
    public void A_page_that_is_gone_takes_its_bar_along()
    {
        Take("navigationBar", 1, """{"title":"A"}""");
        _ui.Forget(1);
        Assert.Empty(All());
    }

    [Fact]
    public void A_toast_is_not_shown_again_and_a_loading_mark_is_until_it_is_hidden()
    {
        Take("toast", 1, """{"title":"Saved"}""");
        Take("loading", 1, """{"title":"Wait"}""");
        Assert.Equal(["""loading 0 {"title":"Wait"}"""], All());
        Take("hideLoading", 1, "{}");
        Assert.Empty(All());
    }

    [Fact]
    public void Items_of_the_tab_bar_are_kept_apart()
    {
        Take("tabBarItem", 0, """{"index":0,"text":"a"}""");
        Take("tabBarItem", 0, """{"index":1,"text":"b"}""");
        Take("tabBarItem", 0, """{"index":1,"text":"c"}""");
        Assert.Equal(["""tabBarItem 0 {"index":0,"text":"a"}""", """tabBarItem 0 {"index":1,"text":"c"}"""], All());
    }

    [Fact]
    public void The_tab_bar_stands_on_tab_pages_unless_the_program_hid_it()
    {
        Assert.True(Visible("""{"onTabPage":true}"""));
        Assert.False(Visible("""{"onTabPage":false}"""));
        Assert.False(Visible("""{"visible":true}"""));
        Assert.True(Visible("""{"onTabPage":true}"""));
        Assert.False(Visible("""{"visible":false}"""));
        Assert.False(Visible("""{"onTabPage":true,"selected":1}"""));
        Assert.True(Visible("""{"visible":true}"""));
    }

    private bool Visible(string data) => Take("tabBar", 3, data).Data.GetProperty("visible").GetBoolean();

    private UiChange Take(string kind, int page, string data) => _ui.Take(new UiChange(kind, page, JsonElement.Parse(data)));

    private string[] All() => [.. _ui.All.Select(static change => $"{change.Kind} {change.PageId} {change.Data.GetRawText()}")];
}
