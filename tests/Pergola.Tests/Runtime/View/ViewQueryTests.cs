using AngleSharp.Dom;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ViewQueryTests
{
    private readonly ViewPage _page = ViewPages.Tree("view class=card", "  text class=s--title", "  components/badge/badge id=badge", "    button type=primary", "button");

    [Theory]
    [InlineData("view", 1)]
    [InlineData("button", 2)]
    [InlineData(".card > .title", 1)]
    [InlineData(".s--title", 1)]
    [InlineData("#badge button[type=primary]", 1)]
    [InlineData("badge", 1)]
    [InlineData("page > button", 1)]
    [InlineData("slider", 0)]
    public void Selectors_find_elements(string selector, int count) => Assert.Equal(count, _page.Query(selector).Count);

    [Fact]
    public void Results_come_in_document_order() => Assert.Equal([5, 6], _page.Query("button").Select(static node => node.Id));

    [Fact]
    public void A_selector_that_is_no_css_is_refused() => Assert.Throws<DomException>(() => _page.Query("view["));

    [Fact]
    public void An_empty_page_matches_nothing() => Assert.Empty(new ViewPage(1, "p", "{}").Query("view"));
}
