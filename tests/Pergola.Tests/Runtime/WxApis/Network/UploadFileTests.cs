using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Network;

public sealed class UploadFileTests : IAsyncDisposable
{
    private readonly LoopbackServer _server = new(static _ => LoopbackServer.Ok("""{"got":true}""", "X-Own: yes\r\n"));
    private readonly FakeMiniApp _app;

    public UploadFileTests() => _app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://up.example.com"] = _server.Url }, FileLimit = 1000 });

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_sent_as_a_form_with_its_fields()
    {
        var path = _app.Files.AddTemporary("PICTURE"u8, "png");
        var answer = await _app.CallAsync(Wx.UploadFile, $$"""{"url": "https://up.example.com/u", "filePath": "{{path}}", "name": "file", "formData": {"a": 1, "b": "x\"y\r\nz"}, "header": {"X-Mine": "1", "Content-Type": "multipart/form-data"} }""", TestContext.Current.CancellationToken);

        Assert.Equal("""{"got":true}""", answer.GetProperty("data").GetString());
        Assert.Equal(200, answer.GetProperty("statusCode").GetInt32());
        var sent = _server.Requests.Single();
        Assert.StartsWith("POST /u HTTP/1.1", sent, StringComparison.Ordinal);
        Assert.Contains("X-Mine: 1", sent, StringComparison.Ordinal);
        Assert.Matches("Content-Type: multipart/form-data; boundary=----PergolaForm[0-9a-f]{32}\r\n", sent);
        Assert.Contains("Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n", sent, StringComparison.Ordinal);
        Assert.Contains("x\"y\r\nz", sent, StringComparison.Ordinal);
        Assert.Contains($"form-data; name=\"file\"; filename=\"{Path.GetFileName(path)}\"", sent, StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/png", sent, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nPICTURE\r\n", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_task_hears_of_progress_and_headers()
    {
        var path = _app.Files.AddTemporary("PICTURE"u8, "png");
        await _app.CallAsync(Wx.UploadFile, $$"""{"url": "https://up.example.com/u", "filePath": "{{path}}", "name": "file"}""", TestContext.Current.CancellationToken);
        Assert.Equal(["ProgressUpdate", "HeadersReceived"], _app.Reported.Select(static report => report.Event));
        Assert.Equal("""{"progress":100,"totalBytesSent":7,"totalBytesExpectedToSend":7}""", _app.Reported.First().Data.GetRawText());
        Assert.Equal("yes", _app.Reported.Last().Data.GetProperty("header").GetProperty("X-Own").GetString());
    }

    [Fact]
    public async Task Names_cannot_end_their_line()
    {
        await _app.CallAsync(Wx.UploadFile, """{"url": "https://up.example.com/u", "filePath": "app.js", "name": "a\"\r\nX-Evil: 1", "fileName": "b\"c"}""", TestContext.Current.CancellationToken);
        Assert.Contains("name=\"a%22%0D%0AX-Evil: 1\"; filename=\"b%22c\"", _server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://other.example.com/", "app.js", "url not in domain list")]
    [InlineData("https://up.example.com/", "none", "no such file or directory, open none")]
    [InlineData("https://up.example.com/", "wxfile://usr/../x", "permission denied, open wxfile://usr/../x")]
    [InlineData("https://up.example.com/", "https://up.example.com/x", "permission denied, open https://up.example.com/x")]
    public async Task What_is_refused_reaches_nobody(string url, string path, string reason)
    {
        Assert.Equal(reason, (await _app.FailAsync(Wx.UploadFile, $$"""{"url": "{{url}}", "filePath": "{{path}}", "name": "f"}""")).Reason);
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        var path = _app.Files.AddTemporary(new byte[1001], "bin");
        Assert.Equal("exceed max upload file size 0 MB", (await _app.FailAsync(Wx.UploadFile, $$"""{"url": "https://up.example.com/", "filePath": "{{path}}", "name": "f"}""")).Reason);
        Assert.Equal(0, _server.Connections);
    }

    [Fact]
    public void Uploads_and_downloads_have_lists_of_their_own()
    {
        using var gate = new Pergola.MiniApps.NetworkGate(new NetworkGateOptions { AllowedOrigins = ["https://a.test"], UploadOrigins = ["https://up.test"], DownloadOrigins = ["https://down.test"], SocketOrigins = ["wss://ws.test"] });
        Assert.True(gate.IsAllowed("https://a.test/x"));
        Assert.False(gate.IsAllowed("https://a.test/x", NetworkPurpose.Upload));
        Assert.True(gate.IsAllowed("https://up.test/x", NetworkPurpose.Upload));
        Assert.False(gate.IsAllowed("https://up.test/x", NetworkPurpose.Download));
        Assert.True(gate.IsAllowed("https://down.test/x", NetworkPurpose.Resource));
        Assert.True(gate.IsAllowed("https://a.test/x", NetworkPurpose.Resource));
        Assert.True(gate.IsAllowed("wss://ws.test/x", NetworkPurpose.Socket));
        Assert.False(gate.IsAllowed("ws://ws.test/x", NetworkPurpose.Socket));
        Assert.False(gate.IsAllowed("wss://a.test/x", NetworkPurpose.Socket));
    }
}
