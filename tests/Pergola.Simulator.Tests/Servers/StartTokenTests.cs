using System.Net;
using System.Net.WebSockets;

namespace Pergola.Simulator.Tests.Servers;

public class StartTokenTests(PageFixture page) : IClassFixture<PageFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gets_in_without_the_token()
    {
        using var browser = page.Browser();

        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("the terminal shows", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_becomes_a_strict_cookie_and_leaves_the_address()
    {
        using var browser = page.Browser();

        using var first = await browser.GetAsync(page.Token.Open(page.Address), Cancel);
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        using var second = await browser.GetAsync(first.Headers.Location, Cancel);

        Assert.Equal("/", first.Headers.Location!.ToString());
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.Token.Open(page.Address).Query[7..], cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_opens_nothing()
    {
        using var browser = page.Browser();

        using var answer = await browser.GetAsync(new Uri("/?token=wrong", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData(null)]
    public async Task A_change_from_another_origin_is_refused_even_with_the_cookie(string? origin)
    {
        using var browser = await page.SignedInBrowserAsync();
        browser.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null)
            browser.DefaultRequestHeaders.Add("Origin", origin);

        using var form = new FormUrlEncodedContent([]);
        using var answer = await browser.PostAsync(new Uri("/do/restart", UriKind.Relative), form, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    public async Task Another_host_name_is_refused(string host)
    {
        using var browser = await page.SignedInBrowserAsync();
        browser.DefaultRequestHeaders.Host = host;

        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task A_WebSocket_of_another_page_is_refused(string? origin)
    {
        using var socket = new ClientWebSocket();
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);

        var error = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new UriBuilder(page.Address) { Scheme = "ws", Path = page.Screen.Address + "/socket" }.Uri, Cancel));

        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/pergola/regions.js", HttpStatusCode.OK)]
    [InlineData("{screen}/resource?u=/none.png", HttpStatusCode.NotFound)]
    [InlineData("{screen}/frame", HttpStatusCode.Forbidden)]
    [InlineData("/pergola/shell.js", HttpStatusCode.Forbidden)]
    [InlineData("/pergola/0123456789abcdef/resource?u=/none.png", HttpStatusCode.Forbidden)]
    public async Task Only_what_the_frame_asks_for_needs_no_cookie(string path, HttpStatusCode expected)
    {
        using var browser = page.Browser();

        using var answer = await browser.GetAsync(new Uri(path.Replace("{screen}", page.Screen.Address, StringComparison.Ordinal), UriKind.Relative), Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }
}
