using Pergola.Dispatch;
using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class MenuAndFontTests : IDisposable
{
    private const string Font = "d09GMgABAAAAAAAA";
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_share_menu_is_offered_and_taken_back()
    {
        await _app.CallAsync(Wx.ShowShareMenu);
        await _app.CallAsync(Wx.ShowShareMenu, """{"withShareTicket": true, "menus": ["shareTimeline"]}""");
        await _app.CallAsync(Wx.HideShareMenu);
        await _app.CallAsync(Wx.UpdateShareMenu, """{"withShareTicket": true}""");

        Assert.Equal(
            [
                """shareMenu 1 {"shareAppMessage":true,"withShareTicket":false}""", """shareMenu 1 {"shareTimeline":true,"withShareTicket":true}""",
                """shareMenu 1 {"shareAppMessage":false,"shareTimeline":false}""", """shareMenu 1 {"withShareTicket":true}""",
            ],
            _app.Log);
        Assert.StartsWith("not supported", (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.UpdateShareMenu, """{"isUpdatableMessage": true}"""))).Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.ShowShareMenu, """{"menus": ["fax"]}"""));
    }

    [Fact]
    public async Task The_keyboard_is_hidden_and_the_top_bar_told()
    {
        await _app.CallAsync(Wx.HideKeyboard);
        await _app.CallAsync(Wx.SetTopBarText, """{"text": "T"}""");
        Assert.Equal(["hideKeyboard 1 {}", """topBarText 0 {"text":"T"}"""], _app.Log);
    }

    [Theory]
    [InlineData("data:font/woff2;base64," + Font)]
    [InlineData("url(\\\"data:font/woff2;base64," + Font + "\\\")")]
    [InlineData("url(data:font/woff2;base64," + Font + ")")]
    public async Task A_font_is_looked_at_and_then_told_to_the_view(string source)
    {
        var answer = await _app.CallAsync(Wx.LoadFontFace, $$$"""{"family": "F", "source": "{{{source}}}", "desc": {"weight": "bold"}}""");

        Assert.Equal("""{"status":"loaded"}""", answer.GetRawText());
        Assert.Equal($$"""fontFace 1 {"family":"F","source":"data:font/woff2;base64,{{Font}}","desc":{"style":"normal","variant":"normal","weight":"bold"},"global":false}""", Assert.Single(_app.Log));
    }

    [Theory]
    [InlineData("data:font/woff2;base64,AAAA", "A network error occurred")]
    [InlineData("data:font/woff2,plain", "source not found")]
    [InlineData("/fonts/none.ttf", "source not found")]
    [InlineData("https://other.example/a.ttf", "url not in domain list")]
    public async Task What_is_no_font_or_cannot_be_had_is_told_to_the_program(string source, string reason)
    {
        var failure = await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.LoadFontFace, $$"""{"family": "F", "source": "{{source}}"}"""));
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Empty(_app.Log);
    }

    [Fact]
    public async Task A_font_of_an_allowed_origin_is_fetched_through_the_gate()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("wOFF....", "Content-Type: font/woff\r\n"));
        using var app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://a.example"] = server.Url } });
        await app.CallAsync(Wx.LoadFontFace, """{"family": "F", "source": "url('https://a.example/f.woff')", "global": true}""");
        Assert.StartsWith("fontFace 0 ", Assert.Single(app.Log), StringComparison.Ordinal);
    }
}
