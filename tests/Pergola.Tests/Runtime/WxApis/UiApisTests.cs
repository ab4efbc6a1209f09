using Pergola.Dispatch;
using Pergola.MiniApps;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class UiApisTests : IDisposable
{
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_toast_has_its_defaults_filled_in()
    {
        await _app.CallAsync(Wx.ShowToast, """{"title": "Hi"}""");
        await _app.CallAsync(Wx.ShowLoading);
        await _app.CallAsync(Wx.HideLoading);
        Assert.Equal(["""toast 1 {"title":"Hi","icon":"success","duration":1500,"mask":false}""", """loading 1 {"title":"","mask":false}""", "hideLoading 1 {}"], _app.Log);
    }

    [Theory]
    [InlineData("en", "OK", "Cancel")]
    [InlineData("zh_CN", "\\u786E\\u5B9A", "\\u53D6\\u6D88")]
    public async Task A_modal_has_buttons_in_the_users_language(string language, string confirm, string cancel)
    {
        _app.Device = new DeviceInfo { Language = language };
        var answer = await _app.CallAsync(Wx.ShowModal, """{"title": "T"}""");

        Assert.Contains($"\"cancelText\":\"{cancel}\"", _app.Log[0], StringComparison.Ordinal);
        Assert.Contains($"\"confirmText\":\"{confirm}\"", _app.Log[0], StringComparison.Ordinal);
        Assert.Equal("""{"confirm":true,"cancel":false}""", answer.GetRawText());
    }

    [Fact]
    public async Task An_editable_modal_gives_what_was_typed_only_when_confirmed()
    {
        _app.NextAnswer = new UiAnswer(true, Content: "typed");
        Assert.Equal("""{"confirm":true,"cancel":false,"content":"typed"}""", (await _app.CallAsync(Wx.ShowModal, """{"editable": true}""")).GetRawText());
        _app.NextAnswer = new UiAnswer(false, Content: "typed");
        Assert.Equal("""{"confirm":false,"cancel":true}""", (await _app.CallAsync(Wx.ShowModal, """{"editable": true}""")).GetRawText());
    }

    [Fact]
    public async Task An_action_sheet_gives_the_item_or_fails_with_cancel()
    {
        _app.NextAnswer = new UiAnswer(true, Index: 1);
        Assert.Equal("""{"tapIndex":1}""", (await _app.CallAsync(Wx.ShowActionSheet, """{"itemList": ["a", "b"]}""")).GetRawText());
        _app.NextAnswer = new UiAnswer(false);
        Assert.Equal("cancel", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.ShowActionSheet, """{"itemList": ["a"]}"""))).Reason);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""["1","2","3","4","5","6","7"]""")]
    public async Task An_action_sheet_has_one_to_six_items(string items)
    {
        var error = await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.ShowActionSheet, $$"""{"itemList": {{items}}}"""));
        Assert.StartsWith("parameter error: itemList", error.Reason, StringComparison.Ordinal);
        Assert.Empty(_app.Log);
    }

    [Fact]
    public async Task The_navigation_bar_is_changed_for_the_page()
    {
        await _app.CallAsync(Wx.SetNavigationBarTitle, """{"title": "T"}""");
        await _app.CallAsync(Wx.SetNavigationBarColor, """{"frontColor": "#FFFFFF", "backgroundColor": "#123456"}""");
        await _app.CallAsync(Wx.ShowNavigationBarLoading);
        await _app.CallAsync(Wx.HideHomeButton);
        Assert.Equal(["""navigationBar 1 {"title":"T"}""", """navigationBar 1 {"frontColor":"#FFFFFF","backgroundColor":"#123456"}""", """navigationBarLoading 1 {"loading":true}""", """navigationBar 1 {"home":false}"""], _app.Log);
        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.SetNavigationBarColor, """{"frontColor": "red", "backgroundColor": "#123456"}"""));
    }

    [Fact]
    public async Task The_tab_bar_is_changed_on_its_pages()
    {
        await _app.CallAsync(Wx.SetTabBarItem, """{"index": 1, "text": "New"}""");
        await _app.CallAsync(Wx.SetTabBarBadge, """{"index": 0, "text": "9"}""");
        await _app.CallAsync(Wx.ShowTabBarRedDot, """{"index": 1}""");
        await _app.CallAsync(Wx.RemoveTabBarBadge, """{"index": 0}""");
        await _app.CallAsync(Wx.HideTabBar);
        Assert.Equal(["""tabBarItem 0 {"index":1,"text":"New"}""", """tabBarBadge 0 {"index":0,"text":"9"}""", """tabBarBadge 0 {"index":1,"dot":true}""", """tabBarBadge 0 {"index":0,"text":""}""", """tabBar 0 {"visible":false}"""], _app.Log);
    }

    [Fact]
    public async Task The_tab_bar_cannot_be_changed_elsewhere()
    {
        Assert.Equal("tabbar item not found", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.SetTabBarItem, """{"index": 2}"""))).Reason);
        _app.TopRoute = "pages/other/other";
        Assert.Equal("not TabBar page", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.SetTabBarStyle))).Reason);
        Assert.Empty(_app.Log);
    }

    [Fact]
    public async Task Scrolling_needs_a_place()
    {
        await _app.CallAsync(Wx.PageScrollTo, """{"scrollTop": 0}""");
        Assert.Equal(["""pageScroll 1 {"scrollTop":0,"duration":300,"offsetTop":0}"""], _app.Log);
        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.PageScrollTo));
    }

    [Fact]
    public async Task Pages_are_opened_by_the_page_stack()
    {
        await _app.CallAsync(Wx.NavigateTo, """{"url": "/pages/b/b?x=1", "events": {}}""");
        await _app.CallAsync(Wx.RedirectTo, """{"url": "b"}""");
        await _app.CallAsync(Wx.SwitchTab, """{"url": "/pages/b/b"}""");
        await _app.CallAsync(Wx.ReLaunch, """{"url": "/pages/b/b"}""");
        await _app.CallAsync(Wx.NavigateBack);
        await _app.CallAsync(Wx.NavigateBack, """{"delta": 3}""");
        Assert.Equal(["navigateTo /pages/b/b?x=1", "redirectTo b", "switchTab /pages/b/b", "reLaunch /pages/b/b", "navigateBack 1", "navigateBack 3"], _app.Log);
    }
}
