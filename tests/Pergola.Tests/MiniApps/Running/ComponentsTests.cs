using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class ComponentsTests
{
    [Fact]
    public async Task A_page_container_is_closed_first_by_going_back_and_the_page_stays()
    {
        using var folder = new TempFolder().WithApp("""{"pages": ["pages/index/index", "pages/b/b"]}""").WithPage("pages/b/b")
            .With("pages/index/index.wxml", """<navigator url="../b/b">there</navigator>""")
            .With("pages/b/b.js", "Page({ data: { show: true }, left() { console.log('left'); this.setData({ show: false }) }, back() { wx.navigateBack() } })")
            .With("pages/b/b.wxml", """<page-container show="{{show}}" bindleave="left"><text>inner</text></page-container><button bindtap="back">back</button>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("navigator");
        await app.WaitForAsync(async () => await app.Page.RouteAsync() == "pages/b/b");

        Assert.Equal(["left"], await app.SaysOnTapAsync());
        Assert.Equal("pages/b/b", await app.Page.RouteAsync());
        await app.Page.TapAsync("button");
        await app.WaitForAsync(async () => await app.Page.RouteAsync() == "pages/index/index");
    }

    [Fact]
    public async Task What_the_handler_of_an_input_returns_takes_the_place_of_what_was_typed()
    {
        using var folder = LittleProgram.Of("Page({ typed(e) { return e.detail.value.toUpperCase() }, submit(e) { console.log(e.detail.value.a) } })",
            """<form bindsubmit="submit"><input name="a" bindinput="typed"/><button form-type="submit"/></form>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.SendAsync("input", "input", """{"value":"ada","cursor":3,"keyCode":65}""");
        await app.WaitForAsync(async () => await app.Page.AttributeAsync("input", "value") == "ADA");

        Assert.Equal(["ADA"], await app.SaysOnTapAsync());
    }

    [Theory]
    [InlineData("""<swiper model:current="{{v}}"/>""", "swiper", """{"current":2,"source":"touch"}""", "2")]
    [InlineData("""<slider model:value="{{v}}"/>""", "slider", """{"value":40}""", "40")]
    [InlineData("""<picker model:value="{{v}}"/>""", "picker", """{"value":1}""", "1")]
    [InlineData("""<picker-view model:value="{{v}}"/>""", "picker-view", """{"value":[1,2]}""", "[1,2]")]
    [InlineData("""<textarea model:value="{{v}}"/>""", "textarea", """{"value":"text","cursor":4}""", "\"text\"", "input")]
    [InlineData("""<movable-view model:x="{{v}}"/>""", "movable-view", """{"x":7,"y":8,"source":"touch"}""", "7")]
    public async Task A_two_way_binding_takes_what_the_user_chose(string template, string tag, string detail, string data, string type = "change")
    {
        using var folder = LittleProgram.Of("Page({ data: { v: 0 }, tell() { console.log(JSON.stringify(this.data.v)) } })", template + """<button bindtap="tell"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.SendAsync(tag, type, detail);
        Assert.Equal([data], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_switch_with_a_two_way_binding_writes_its_state()
    {
        using var folder = LittleProgram.Of("Page({ data: { on: false } })", """<switch model:checked="{{on}}"/><text>{{on}}</text>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("switch");
        await app.WaitForAsync(async () => await app.Page.TextAsync("text") == "true");
    }

    [Fact]
    public async Task A_custom_tab_bar_is_drawn_on_each_tab_page_and_the_shell_draws_none()
    {
        using var folder = new TempFolder()
            .WithApp("""{"pages": ["pages/index/index", "pages/b/b"], "tabBar": {"custom": true, "list": [{"pagePath": "pages/index/index", "text": "a"}, {"pagePath": "pages/b/b", "text": "b"}]}}""")
            .WithPage("pages/b/b").WithPage("pages/index/index")
            .With("pages/b/b.js", "Page({ onShow() { this.getTabBar().setData({ selected: 1 }) } })")
            .With("custom-tab-bar/index.json", """{"component": true}""")
            .With("custom-tab-bar/index.js", "Component({ data: { selected: 0 }, methods: { go() { wx.switchTab({ url: '/pages/b/b' }) } } })")
            .With("custom-tab-bar/index.wxml", """<view id="bar" bindtap="go">tab {{selected}}</view>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal("tab 0", await app.Page.TextAsync("#bar"));

        await app.Page.TapAsync("#bar");

        await app.WaitForAsync(async () => await app.Page.RouteAsync() == "pages/b/b" && await app.Page.TextAsync("#bar") == "tab 1");
        Assert.True(app.App.Config.HasCustomTabBar);
    }

    [Fact]
    public async Task A_navigator_to_a_mini_program_that_cannot_be_opened_is_told_so()
    {
        using var folder = LittleProgram.Of("Page({ told(e) { console.log(e.type + ' ' + e.detail.errMsg.split(' ')[0]) } })",
            """<navigator target="miniProgram" app-id="mp1" bindsuccess="told" bindfail="told" bindcomplete="told">there</navigator>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        Assert.Equal(["fail navigateToMiniProgram:fail", "complete navigateToMiniProgram:fail"], await app.SaysOnTapAsync(2, "navigator"));
    }
}
