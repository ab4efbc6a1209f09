using Pergola.Dispatch;
using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class RequestTests : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly FakeMiniApp _app;
    private string _answer = LoopbackServer.Ok("""{"ok":true}""", "Content-Type: application/json\r\nSet-Cookie: a=1\r\nX-Own: yes\r\n");

    public RequestTests()
    {
        _server = new LoopbackServer(_ => _answer);
        _app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://api.example.com"] = _server.Url } });
    }

    private string Sent => _server.Requests.Single();

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_answer_has_data_status_headers_and_cookies()
    {
        var result = await Call("""{"url": "https://api.example.com/a"}""");

        Assert.Equal("""{"ok":true}""", result.GetProperty("data").GetRawText());
        Assert.Equal(200, result.GetProperty("statusCode").GetInt32());
        Assert.Equal("yes", result.GetProperty("header").GetProperty("X-Own").GetString());
        Assert.Equal("a=1", result.GetProperty("cookies")[0].GetString());
    }

    [Theory]
    [InlineData("""{"a": 1, "b c": "x&y", "d": true}""", "/p?a=1&b%20c=x%26y&d=true")]
    [InlineData("\"q=1\"", "/p?q=1")]
    [InlineData("{}", "/p")]
    public async Task The_data_of_a_GET_becomes_its_query(string data, string expected)
    {
        await Call($$"""{"url": "https://api.example.com/p", "data": {{data}}}""");
        Assert.StartsWith($"GET {expected} HTTP/1.1", Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_is_there_already_stays()
    {
        await Call("""{"url": "https://api.example.com/p?z=0#part", "data": {"a": 1}}""");
        Assert.StartsWith("GET /p?z=0&a=1 HTTP/1.1", Sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", """{"a":1}""")]
    [InlineData("""{"Content-Type": "application/x-www-form-urlencoded"}""", "a=1")]
    public async Task The_data_of_a_POST_is_written_as_its_content_type_says(string header, string expected)
    {
        await Call($$$"""{"url": "https://api.example.com/p", "method": "post", "header": {{{header}}}, "data": {"a":1}}""");
        Assert.StartsWith("POST /p", Sent, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + expected, Sent, StringComparison.Ordinal);
        if (header == "{}")
            Assert.Contains("content-type: application/json", Sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Bytes_are_sent_as_bytes()
    {
        await Call("""{"url": "https://api.example.com/p", "method": "POST", "data": {"$buffer": "aGk="}}""");
        Assert.EndsWith("\r\n\r\nhi", Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_are_received_as_bytes()
    {
        _answer = LoopbackServer.Ok("hi");
        Assert.Equal("""{"$buffer":"aGk="}""", (await Call("""{"url": "https://api.example.com/p", "responseType": "arraybuffer"}""")).GetProperty("data").GetRawText());
    }

    [Theory]
    [InlineData("not json", "json", "\"not json\"")]
    [InlineData("{\"a\":1}", "text", "\"{\\u0022a\\u0022:1}\"")]
    [InlineData("{\"a\":1}", "json", "{\"a\":1}")]
    [InlineData("", "json", "\"\"")]
    public async Task Only_a_text_that_is_JSON_is_parsed(string body, string dataType, string expected)
    {
        _answer = LoopbackServer.Ok(body);
        Assert.Equal(expected, (await Call($$"""{"url": "https://api.example.com/p", "dataType": "{{dataType}}"}""")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_error_status_is_a_success()
    {
        _answer = "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
        Assert.Equal(500, (await Call("""{"url": "https://api.example.com/p"}""")).GetProperty("statusCode").GetInt32());
    }

    [Fact]
    public async Task The_task_hears_of_headers_and_of_each_piece()
    {
        var answer = await Call("""{"url": "https://api.example.com/", "enableChunked": true}""");
        Assert.Equal("\"\"", answer.GetProperty("data").GetRawText());
        Assert.Equal(["HeadersReceived", "ChunkReceived"], _app.Reported.Select(static report => report.Event));
        Assert.Equal("yes", _app.Reported.First().Data.GetProperty("header").GetProperty("X-Own").GetString());
        Assert.Equal("eyJvayI6dHJ1ZX0=", _app.Reported.Last().Data.GetProperty("data").GetProperty("$buffer").GetString());
    }

    [Theory]
    [InlineData("manual", 302)]
    [InlineData("follow", 600)]
    public async Task A_redirect_is_followed_unless_the_program_wants_to_see_it(string redirect, int status)
    {
        _answer = LoopbackServer.Redirect(302, "https://elsewhere.example.com/");
        var json = $$"""{"url": "https://api.example.com/", "redirect": "{{redirect}}"}""";
        if (status == 302) Assert.Equal(302, (await Call(json)).GetProperty("statusCode").GetInt32());
        else Assert.Equal("url not in domain list", (await _app.FailAsync(Wx.Request, json)).Reason);
    }

    [Theory]
    [InlineData("""{"url": "https://other.example.com/"}""", "url not in domain list")]
    [InlineData("""{"url": "pages/index"}""", "invalid url \"pages/index\"")]
    [InlineData("""{"url": "https://api.example.com/", "method": "TRACE"}""", "method is invalid: TRACE")]
    [InlineData("""{"url": "https://api.example.com/", "method": "GET / HTTP/1.1"}""", "method is invalid: GETHTTP")]
    public async Task What_is_refused_reaches_nobody(string json, string reason)
    {
        Assert.Equal(reason, (await Assert.ThrowsAsync<OpenApiException>(() => Call(json))).Reason);
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task The_calls_own_timeout_ends_it()
    {
        _answer = null!;
        Assert.Equal("timeout", (await Assert.ThrowsAsync<OpenApiException>(() => Call("""{"url": "https://api.example.com/", "timeout": 30}"""))).Reason);
    }

    private Task<System.Text.Json.JsonElement> Call(string json) => _app.CallAsync(Wx.Request, json, TestContext.Current.CancellationToken);
}
