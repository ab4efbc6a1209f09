using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Network;

public sealed class DownloadFileTests : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly FakeMiniApp _app;
    private string? _answer = LoopbackServer.Ok("PICTURE", "Content-Type: image/png\r\nX-Own: yes\r\n");

    public DownloadFileTests()
    {
        _server = new LoopbackServer(_ => _answer);
        _app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://down.example.com"] = _server.Url }, FileLimit = 1000 });
    }

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_file_comes_as_a_temporary_one_of_its_type()
    {
        var answer = await Call("""{"url": "https://down.example.com/a.jpg?x=1"}""");
        var path = answer.GetProperty("tempFilePath").GetString()!;
        Assert.Matches("^wxfile://tmp/[0-9a-f]{32}[.]png$", path);
        Assert.Equal("PICTURE"u8.ToArray(), _app.Files.TryRead(path));
        Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
        Assert.False(answer.TryGetProperty("filePath", out _));
        Assert.Equal(["HeadersReceived", "ProgressUpdate"], _app.Reported.Select(static report => report.Event));
        Assert.Equal("""{"progress":100,"totalBytesWritten":7,"totalBytesExpectedToWrite":7}""", _app.Reported.Last().Data.GetRawText());
    }

    [Fact]
    public async Task It_can_go_to_a_path()
    {
        var answer = await Call("""{"url": "https://down.example.com/a", "filePath": "wxfile://usr/a.png"}""");
        Assert.Equal("wxfile://usr/a.png", answer.GetProperty("filePath").GetString());
        Assert.False(answer.TryGetProperty("tempFilePath", out _));
        Assert.Equal("PICTURE"u8.ToArray(), _app.Files.TryReadLocal("wxfile://usr/a.png"));
    }

    [Fact]
    public async Task An_error_status_is_a_success_with_its_page()
    {
        _answer = "HTTP/1.1 404 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno";
        var answer = await Call("""{"url": "https://down.example.com/a.txt"}""");
        Assert.Equal(404, answer.GetProperty("statusCode").GetInt32());
        Assert.EndsWith(".txt", answer.GetProperty("tempFilePath").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url": "https://other.example.com/"}""", "url not in domain list")]
    [InlineData("""{"url": "x"}""", "invalid url \"x\"")]
    [InlineData("""{"url": "https://down.example.com/", "filePath": "wxfile://usr/no/a"}""", "no such file or directory, open wxfile://usr/no/a")]
    [InlineData("""{"url": "https://down.example.com/", "filePath": "app.js"}""", "permission denied, open app.js")]
    public async Task What_is_refused_reaches_nobody(string json, string reason)
    {
        Assert.Equal(reason, (await _app.FailAsync(Wx.DownloadFile, json)).Reason);
        Assert.Equal(0, _server.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_not_kept(bool isAnnounced)
    {
        var body = new string('x', 1001);
        _answer = isAnnounced ? LoopbackServer.Ok(body) : $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}";
        Assert.Equal("exceed max file size 0 MB", (await _app.FailAsync(Wx.DownloadFile, """{"url": "https://down.example.com/"}""")).Reason);
    }

    [Fact]
    public async Task An_abort_ends_it()
    {
        _answer = null;
        using var abort = new CancellationTokenSource();
        var download = _app.CallAsync(Wx.DownloadFile, """{"url": "https://down.example.com/"}""", abort.Token);
        await abort.CancelAsync();
        Assert.Equal("abort", (await Assert.ThrowsAsync<Pergola.Dispatch.OpenApiException>(() => download)).Reason);
    }

    private Task<System.Text.Json.JsonElement> Call(string json) => _app.CallAsync(Wx.DownloadFile, json, TestContext.Current.CancellationToken);
}
