using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class ControlsTests
{
    [Fact]
    public async Task A_form_gives_what_the_user_put_in_and_takes_it_back()
    {
        using var folder = LittleProgram.Of("""
            Page({ submit(e) { console.log(JSON.stringify(e.detail.value)) }, reset() { console.log('reset') } })
            """, """
            <form bindsubmit="submit" bindreset="reset">
              <input name="name" value="nobody"/>
              <label for="yes"><text id="word">agree</text></label><switch id="yes" name="agrees"/>
              <checkbox-group name="fruits"><checkbox id="apple" value="apple"/><label id="around"><checkbox value="pear"/>Pear</label></checkbox-group>
              <radio-group name="size"><radio id="s" value="s" checked/><radio id="l" value="l"/></radio-group>
              <button id="send" form-type="submit"/><button id="undo" form-type="reset"/>
            </form>
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TypeAsync("input", "Ada");
        foreach (var selector in new[] { "#word", "#apple", "#around", "#l" })
            await app.Page.TapAsync(selector);

        Assert.Equal(["""{"name":"Ada","agrees":true,"fruits":["apple","pear"],"size":"l"}"""], await app.SaysOnTapAsync(1, "#send"));
        Assert.Equal(["reset"], await app.SaysOnTapAsync(1, "#undo"));
        Assert.Equal(["""{"name":"nobody","agrees":false,"fruits":[],"size":"s"}"""], await app.SaysOnTapAsync(1, "#send"));
    }

    [Fact]
    public async Task What_is_typed_reaches_the_handler_and_the_page()
    {
        using var folder = LittleProgram.Of("Page({ data: { text: '' }, typed(e) { this.setData({ text: e.detail.value }) } })", """<input bindinput="typed"/><text>{{text}}</text>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TypeAsync("input", "\"quoted\" & 登录");

        await app.WaitForAsync(async () => await app.Page.TextAsync("text") == "\"quoted\" & 登录");
    }

    [Fact]
    public async Task A_caught_tap_goes_no_further_and_a_disabled_button_has_none()
    {
        using var folder = LittleProgram.Of("Page({ outer() { console.log('outer') }, inner() { console.log('inner') }, never() { console.log('never') } })", """
            <view bindtap="outer"><view id="caught" catchtap="inner"/><view id="bubbles" bindtap="inner"/><button id="off" disabled bindtap="never"/></view>
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("#off");

        Assert.Equal(["inner"], await app.SaysOnTapAsync(1, "#caught"));
        Assert.Equal(["inner", "outer"], await app.SaysOnTapAsync(2, "#bubbles"));
        Assert.DoesNotContain("never", await app.SaysAsync(3));
    }

    [Fact]
    public async Task A_navigator_jumps_and_comes_back()
    {
        using var folder = new TempFolder().WithApp("""{"pages": ["pages/index/index", "pages/b/b"]}""").WithPage("pages/b/b")
            .With("pages/index/index.wxml", """<navigator url="../b/b?from=here">there</navigator>""")
            .With("pages/b/b.js", "Page({ onLoad(q) { console.log(q.from) } })")
            .With("pages/b/b.wxml", """<navigator open-type="navigateBack">back</navigator>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["here"], await app.SaysOnTapAsync(1, "navigator"));
        await app.Page.TapAsync("navigator");
        await app.WaitForAsync(async () => await app.Page.RouteAsync() == "pages/index/index");
    }

    [Theory]
    [InlineData("getPhoneNumber", "getphonenumber")]
    [InlineData("getEmailAddress", "getemailaddress")]
    [InlineData("chooseAvatar", "chooseavatar")]
    public async Task A_button_whose_API_fails_still_fires_its_event(string openType, string fired)
    {
        using var folder = LittleProgram.Of("Page({ done(e) { console.log(e.type + ' ' + e.detail.errMsg) } })", $"""<button open-type="{openType}" bind{fired}="done"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        var line = Assert.Single(await app.SaysOnTapAsync());
        Assert.StartsWith(fired + " ", line, StringComparison.Ordinal);
        Assert.Contains(":fail ", line, StringComparison.Ordinal);
    }
}
