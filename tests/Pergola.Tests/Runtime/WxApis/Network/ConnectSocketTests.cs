using System.Net.WebSockets;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Network;

public sealed class ConnectSocketTests : IAsyncDisposable
{
    private Func<WebSocket, CancellationToken, Task> _serve = LoopbackSockets.EchoAsync;
    private readonly LoopbackSockets _server;
    private readonly FakeMiniApp _app;

    public ConnectSocketTests()
    {
        _server = new LoopbackSockets((socket, ct) => _serve(socket, ct));
        _app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["wss://api.example.com"] = _server.Url } });
    }

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_socket_is_opened_echoes_and_is_closed()
    {
        await OpenAsync(1);
        Assert.Equal("yes", (await NextAsync("Open")).GetProperty("header").GetProperty("X-Own").GetString());

        await _app.CallAsync(Wx.SendSocketMessage, """{"data": "hello", "socketTaskId": 1}""");
        Assert.Equal("hello", (await NextAsync("Message")).GetProperty("data").GetString());
        await _app.CallAsync(Wx.TakeSocketMessage, """{"socketTaskId": 1}""");

        await _app.CallAsync(Wx.SendSocketMessage, """{"data": {"$buffer": "AQI="}}""");
        Assert.Equal("AQI=", (await NextAsync("Message")).GetProperty("data").GetProperty("$buffer").GetString());

        await _app.CallAsync(Wx.CloseSocket, """{"socketTaskId": 1, "code": 3001, "reason": "done"}""");
        Assert.Equal("""{"code":3001,"reason":"done"}""", (await NextAsync("Close")).GetRawText());
        Assert.Equal("WebSocket is not connected", (await _app.FailAsync(Wx.SendSocketMessage, """{"data": "x", "socketTaskId": 1}""")).Reason);
    }

    [Fact]
    public async Task The_server_hears_the_path_the_headers_and_the_protocols()
    {
        await OpenAsync(1, """, "header": {"X-Mine": "1", "Host": "evil.test", "Sec-WebSocket-Key": "x"}""");
        await NextAsync("Open");
        Assert.StartsWith("GET /chat?a=1 HTTP/1.1", _server.Requests[0], StringComparison.Ordinal);
        Assert.Contains("X-Mine: 1", _server.Requests[0], StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", _server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_closes_says_why()
    {
        _serve = static (socket, ct) => socket.CloseAsync((WebSocketCloseStatus)4001, "go away", ct);
        await OpenAsync(1);
        await NextAsync("Open");
        Assert.Equal("""{"code":4001,"reason":"go away"}""", (await NextAsync("Close")).GetRawText());
    }

    [Fact]
    public async Task A_server_that_is_gone_is_an_error_and_an_abnormal_end()
    {
        _serve = static (_, _) => Task.CompletedTask;
        await OpenAsync(1);
        await NextAsync("Open");
        Assert.Equal("the connection was broken", (await NextAsync("Error")).GetProperty("errMsg").GetString());
        Assert.Equal(1006, (await NextAsync("Close")).GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("""{"url": "wss://other.example.com/"}""", "url not in domain list")]
    [InlineData("""{"url": "ws://api.example.com/"}""", "url not in domain list")]
    [InlineData("""{"url": "https://api.example.com/"}""", "invalid url \"https://api.example.com/\"")]
    [InlineData("""{"url": "wss://api.example.com@127.0.0.1/"}""", "invalid url \"wss://api.example.com@127.0.0.1/\"")]
    [InlineData("""{"url": "wss://api.example.com/", "protocols": ["a b"]}""", "invalid protocols: a protocol is letters, digits and signs without spaces")]
    [InlineData("""{"url": "wss://api.example.com/", "header": {"a": "x\r\ny: z"}}""", "invalid header \"a\"")]
    public async Task What_is_refused_reaches_nobody(string json, string reason)
    {
        Assert.Equal(reason, (await _app.FailAsync(Wx.ConnectSocket, json.Replace("\r\n", "\\r\\n", StringComparison.Ordinal))).Reason);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("""{"code": 1001}""", "invalid code 1001: it is 1000, or 3000 to 4999")]
    [InlineData("""{"code": 5000}""", "invalid code 5000: it is 1000, or 3000 to 4999")]
    [InlineData("""{}""", "WebSocket is not connected")]
    public async Task A_close_that_cannot_be_is_refused(string json, string reason) => Assert.Equal(reason, (await _app.FailAsync(Wx.CloseSocket, json)).Reason);

    [Fact]
    public async Task A_reason_of_a_close_is_at_most_123_bytes() =>
        Assert.Equal("invalid reason: at most 123 bytes", (await _app.FailAsync(Wx.CloseSocket, $$"""{"reason": "{{new string('r', 124)}}"}""")).Reason);

    [Fact]
    public async Task Five_sockets_are_the_most_and_a_closed_one_makes_room()
    {
        for (var id = 1; id <= 5; id++)
        {
            await OpenAsync(id);
            await NextAsync("Open");
        }

        Assert.Equal("exceed the max number of sockets: 5", (await _app.FailAsync(Wx.ConnectSocket, Json(6))).Reason);
        await _app.CallAsync(Wx.CloseSocket, """{"socketTaskId": 3}""");
        await NextAsync("Close");
        await OpenAsync(6);
        await NextAsync("Open");
    }

    [Fact]
    public async Task A_server_that_floods_is_held_back_until_the_program_takes()
    {
        var sent = 0;
        _serve = async (socket, ct) =>
        {
            var message = new byte[1 << 20];
            for (; sent < 64; sent++) await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, ct);
            await LoopbackSockets.EchoAsync(socket, ct);
        };
        await OpenAsync(1);
        await NextAsync("Open");
        // Eight megabytes may be on their way, less what the messages themselves cost.
        for (var i = 0; i < 7; i++) await NextAsync("Message");
        Assert.False(await _app.Told.WaitAsync(0, Cancel));
        for (var i = 7; i < 64; i++)
        {
            await _app.CallAsync(Wx.TakeSocketMessage, """{"socketTaskId": 1}""");
            await NextAsync("Message");
        }

        Assert.Equal(64, sent);
    }

    [Fact]
    public async Task A_message_that_is_too_big_ends_the_socket()
    {
        _serve = static async (socket, ct) =>
        {
            await socket.SendAsync(new byte[(4 << 20) + 1], WebSocketMessageType.Binary, endOfMessage: true, ct);
            await LoopbackSockets.EchoAsync(socket, ct);
        };
        await OpenAsync(1);
        await NextAsync("Open");
        Assert.Equal("a message exceeds 4 MB", (await NextAsync("Error")).GetProperty("errMsg").GetString());
        Assert.Equal(1009, (await NextAsync("Close")).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Sockets_end_with_the_program()
    {
        await OpenAsync(1);
        await NextAsync("Open");
        _app.Network.Sockets.Dispose();
        Assert.Equal(1006, (await NextAsync("Close")).GetProperty("code").GetInt32());
        Assert.Equal("abort", (await _app.FailAsync(Wx.ConnectSocket, Json(2))).Reason);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Json(int id, string more = "") => $$"""{"url": "wss://api.example.com/chat?a=1", "socketTaskId": {{id}}{{more}}}""";

    private Task<JsonElement> OpenAsync(int id, string more = "") => _app.CallAsync(Wx.ConnectSocket, Json(id, more), Cancel);

    private async Task<JsonElement> NextAsync(string expected)
    {
        await _app.Told.WaitAsync(Cancel);
        Assert.True(_app.Emitted.TryDequeue(out var told));
        Assert.Equal("socketTask", told.Name);
        var data = JsonElement.Parse(told.Data);
        Assert.Equal(expected, data.GetProperty("event").GetString());
        return data.GetProperty("data");
    }
}
