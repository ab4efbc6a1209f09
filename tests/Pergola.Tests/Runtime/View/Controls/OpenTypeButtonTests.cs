using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Tests.Runtime.View.Controls;

public sealed class OpenTypeButtonTests
{
    private const string NoTap = "can only be invoked by user TAP gesture.";

    private readonly Superapp _superapp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tap_is_told_first_and_then_the_answer_with_what_the_API_gave()
    {
        await using var app = await OpenAsync("""<button open-type="getPhoneNumber" bindtap="tapped" bindgetphonenumber="result"/>""");
        app.Ui.Answer = static _ => new UiAnswer(true);

        var lines = await app.SaysOnTapAsync(2);

        Assert.Equal("tap", lines[0]);
        Assert.StartsWith("getphonenumber {\"errMsg\":\"getPhoneNumber:ok\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"code\":", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_reaches_the_event_too()
    {
        await using var app = await OpenAsync("""<button open-type="getPhoneNumber" bindtap="tapped" bindgetphonenumber="result"/>""");

        var lines = await app.SaysOnTapAsync(2);

        Assert.Matches("^getphonenumber \\{\"errMsg\":\"getPhoneNumber:fail (user|auth) deny\",\"errno\":103\\}$", lines[1]);
    }

    [Theory]
    [InlineData("getPhoneNumber", "getphonenumber")]
    [InlineData("getEmailAddress", "getemailaddress")]
    [InlineData("chooseAvatar", "chooseavatar")]
    [InlineData("openSetting", "opensetting")]
    public async Task An_event_that_is_not_the_user_s_is_no_tap(string openType, string fired)
    {
        await using var app = await OpenAsync($"""<button open-type="{openType}" bind{fired}="result"/>""");
        await app.ForgeTapAsync("button");

        Assert.Contains(NoTap, Assert.Single(await app.SaysAsync(1)), StringComparison.Ordinal);
        Assert.Empty(app.Ui.Questions);
    }

    [Fact]
    public async Task A_handler_cannot_spend_the_button_s_tap_nor_the_button_a_later_one()
    {
        await using var app = await OpenAsync("""<button open-type="getPhoneNumber" bindtap="call" bindgetphonenumber="result"/>""");
        app.Ui.Answer = static _ => new UiAnswer(true);

        var lines = (await app.SaysOnTapAsync(2)).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal("called getEmail:fail " + NoTap, lines[0]);
        Assert.Contains("getPhoneNumber:ok", lines[1], StringComparison.Ordinal);
        await app.ForgeTapAsync("button");
        Assert.Equal(2, (await app.SaysAsync(4)).Skip(2).Count(static line => line.Contains(NoTap, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_button_whose_API_needs_no_tap_leaves_the_tap_to_the_program()
    {
        await using var app = await OpenAsync("""<button open-type="getUserInfo" bindtap="call" bindgetuserinfo="result"/>""");
        app.Ui.Answer = static _ => new UiAnswer(true);

        Assert.Contains("called getEmail:ok", await app.SaysOnTapAsync(2));
    }

    [Fact]
    public async Task A_handler_cannot_turn_the_tap_into_another()
    {
        await using var app = await OpenAsync("""<button open-type="{{type}}" disabled="{{off}}" bindtap="turn" bindgetphonenumber="result" bindgetemailaddress="result"/>""");
        app.Ui.Answer = static _ => new UiAnswer(true);

        Assert.Contains("getEmail:ok", Assert.Single(await app.SaysOnTapAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_taps_the_button_as_the_finger_does()
    {
        await using var app = await OpenAsync("""<label for="b" bindtap="call"><text>Phone</text></label><button id="b" open-type="getPhoneNumber" bindtap="tapped" bindgetphonenumber="result"/>""");
        app.Ui.Answer = static _ => new UiAnswer(true);

        var lines = await app.SaysOnTapAsync(3, "text");

        Assert.Contains("tap", lines);
        Assert.Contains("called getEmail:fail " + NoTap, lines);
        Assert.Contains(lines, static line => line.Contains("getPhoneNumber:ok", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("loading")]
    public async Task A_button_that_is_off_does_nothing_also_through_its_label(string off)
    {
        await using var app = await OpenAsync($"""<label for="b"><text>Phone</text></label><button id="b" {off} open-type="getPhoneNumber" bindtap="tapped" bindgetphonenumber="result"/><button id="on" bindtap="tapped"/>""");
        await app.Page.TapAsync("#b");
        await app.Page.TapAsync("text");

        Assert.Equal(["tap"], await app.SaysOnTapAsync(1, "#on"));
        Assert.Empty(app.Ui.Questions);
    }

    [Fact]
    public async Task An_API_that_the_SDK_of_that_time_did_not_have_is_refused_in_the_event()
    {
        var options = _superapp.Options;
        using var folder = Program("""<button open-type="getEmailAddress" bindgetemailaddress="result"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, options with
        {
            Configure = pergola =>
            {
                options.Configure!(pergola);
                pergola.SdkVersion = new(0, 9, 0);
            },
        });

        Assert.Contains("getEmail:fail not supported", Assert.Single(await app.SaysOnTapAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Mini", "/pages/index/index", "")]
    [InlineData("onShareAppMessage() {}", "Mini", "/pages/index/index", "")]
    [InlineData("onShareAppMessage() { return { title: 'Come', path: 'pages/index/index?from=ada', imageUrl: 'images/a.png' } }", "Come", "/pages/index/index?from=ada", "/images/a.png")]
    [InlineData("onShareAppMessage() { return { imageUrl: 'https://cdn.example/a.png' } }", "Mini", "/pages/index/index", "https://cdn.example/a.png")]
    [InlineData("onShareAppMessage() { return { title: 7, path: {}, imageUrl: 'javascript:alert(1)' } }", "Mini", "/pages/index/index", "")]
    [InlineData("onShareAppMessage() { throw new Error('no') }", "Mini", "/pages/index/index", "")]
    public async Task Sharing_brings_the_superapp_what_the_page_says(string handler, string title, string path, string image)
    {
        await using var app = await OpenAsync("""<button open-type="share"/>""", handler);
        app.Ui.Answer = static _ => new UiAnswer(true);
        await app.Page.TapAsync("button");
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));

        var shown = Assert.Single(app.Ui.Questions);
        Assert.Equal("share", shown.Kind);
        Assert.Equal((title, path), (shown.Data.GetProperty("title").GetString(), shown.Data.GetProperty("path").GetString()));
        Assert.Equal($"share {title} {path} {image}".Trim(), await _superapp.HearsAsync());
    }

    [Fact]
    public async Task The_page_hears_which_button_shares_and_a_cancelled_card_goes_nowhere()
    {
        await using var app = await OpenAsync("""<button id="b" data-item="7" open-type="share" bindtap="tapped"/>""", "onShareAppMessage(e) { console.log(e.from + ' ' + e.target.id + ' ' + e.target.dataset.item) }");

        Assert.Equal(["tap", "button b 7"], await app.SaysOnTapAsync(2));
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));
        Assert.Empty(_superapp.Heard);
    }

    [Fact]
    public async Task A_page_s_own_title_stands_on_the_card()
    {
        using var folder = Program("""<button open-type="share"/>""").With("pages/index/index.json", """{"navigationBarTitleText": "Rooms"}""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path, _superapp.Options);
        await app.Page.TapAsync("button");
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));

        Assert.Equal("Rooms", app.Ui.Questions.Single().Data.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("show-message-card send-message-title=\"Room 7\" send-message-path=\"/pages/a/a?id=7&q=x%20y\" send-message-img=\"/a.png\"", true, """{"errMsg":"enterContact:ok","path":"/pages/a/a","query":{"id":"7","q":"x y"}}""", "contact hotel /pages/a/a?id=7&q=x%20y")]
    [InlineData("show-message-card", true, """{"errMsg":"enterContact:ok","path":"/pages/index/index","query":{}}""", "contact hotel /pages/index/index")]
    [InlineData("show-message-card", false, """{"errMsg":"enterContact:ok","path":"","query":{}}""", "contact hotel")]
    [InlineData("send-message-path=\"/pages/a/a\"", true, """{"errMsg":"enterContact:ok","path":"","query":{}}""", "contact hotel")]
    public async Task Customer_service_tells_the_path_of_the_card_that_was_sent(string attributes, bool sent, string detail, string heard)
    {
        await using var app = await OpenAsync($"""<button open-type="contact" session-from="hotel" {attributes} bindcontact="result"/>""");
        app.Ui.Answer = _ => new UiAnswer(sent);

        Assert.Equal(["contact " + detail], await app.SaysOnTapAsync());
        Assert.Equal(heard, await _superapp.HearsAsync());
        var shown = Assert.Single(app.Ui.Questions);
        Assert.Equal(("contact", attributes.StartsWith("show", StringComparison.Ordinal)), (shown.Kind, shown.Data.TryGetProperty("card", out _)));
    }

    [Theory]
    [InlineData(true, " It is slow. ", "feedback It is slow.")]
    [InlineData(true, "  ", null)]
    [InlineData(false, "It is slow.", null)]
    public async Task Feedback_goes_to_the_superapp_and_not_to_the_program(bool confirmed, string text, string? heard)
    {
        await using var app = await OpenAsync("""<button open-type="feedback" bindtap="tapped" bindfeedback="result"/>""");
        app.Ui.Answer = _ => new UiAnswer(confirmed, -1, text);

        Assert.Equal(["tap"], await app.SaysOnTapAsync());
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));
        if (heard is not null)
            Assert.Equal(heard, await _superapp.HearsAsync());
        else
            Assert.Empty(_superapp.Heard);
        Assert.Single(app.Log.Console);
    }

    [Theory]
    [InlineData("share")]
    [InlineData("contact")]
    [InlineData("feedback")]
    public async Task An_event_that_is_not_the_user_s_opens_nothing(string openType)
    {
        await using var app = await OpenAsync($"""<button open-type="{openType}" bindtap="tapped"/>""");
        await app.ForgeTapAsync("button");

        Assert.Equal(["tap"], await app.SaysAsync(1));
        Assert.Empty(app.Ui.Questions);
    }

    [Fact]
    public async Task A_superapp_that_fails_does_not_reach_the_program()
    {
        _superapp.Failure = new InvalidOperationException("swordfish");
        await using var app = await OpenAsync("""<button open-type="contact" bindcontact="result"/>""");

        Assert.Equal(["""contact {"errMsg":"enterContact:ok","path":"","query":{}}"""], await app.SaysOnTapAsync());
        Assert.Equal("contact", await _superapp.HearsAsync());
        Assert.Empty(app.Log.Errors);
    }

    private async Task<TestMiniApp> OpenAsync(string template, string handlers = "")
    {
        // The program is read when it is opened.
        using var folder = Program(template, handlers);
        return await TestMiniApp.OpenAsync(folder.Path, _superapp.Options with { App = new MiniAppInfo("mpbutton00000000", "Mini") }).WaitAsync(Stop);
    }

    private static TempFolder Program(string template, string handlers = "") => LittleProgram.Of($$"""
        Page({
          data: { type: 'getEmailAddress', off: false },
          tapped(e) { console.log(e.type) },
          result(e) { console.log(e.type + ' ' + JSON.stringify(e.detail)) },
          call() { wx.getEmail({ complete: (r) => console.log('called ' + r.errMsg) }) },
          turn() { this.setData({ type: 'getPhoneNumber', off: true }) },
          {{handlers}}
        })
        """, template);
}
