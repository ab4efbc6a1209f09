using System.Net;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Network;
using Pergola.Tests.MiniApps.Network;

namespace Pergola.Tests.MiniApps;

public sealed class NetworkGateTests : IAsyncDisposable
{
    private readonly LoopbackServer _canary = new(static _ => LoopbackServer.Ok("canary"));

    public ValueTask DisposeAsync() => _canary.DisposeAsync();

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://0:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://api.example.com@127.0.0.1:{0}/")]
    [InlineData("http://api.example.com:80@127.0.0.1:{0}/")]
    [InlineData("http://127.0.0.1:{0}#@api.example.com/")]
    [InlineData("http://127.0.0.1:{0}\\@api.example.com/")]
    [InlineData("http://api.example.com.127.0.0.1.nip.io:{0}/")]
    [InlineData("https://api.example.com.evil.test/")]
    [InlineData("https://evil.test/?https://api.example.com")]
    [InlineData("http://api.example.com/")]
    [InlineData("https://api.example.com:8443/")]
    [InlineData("ftp://api.example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:{0}/_x")]
    [InlineData("data:text/plain,x")]
    [InlineData("//127.0.0.1:{0}/")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task A_URL_that_is_not_allowed_reaches_nobody(string url)
    {
        var asked = new List<string>();
        using var gate = new NetworkGate(new NetworkGateOptions
        {
            AllowedOrigins = ["https://api.example.com"],
            Resolve = (host, _) =>
            {
                asked.Add(host);
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
            },
        });

        var error = await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, string.Format(url, _canary.Port)));

        Assert.True(error.Reason == "url not in domain list" || error.Reason.StartsWith("invalid url", StringComparison.Ordinal), error.Reason);
        Assert.Equal(0, _canary.Connections);
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00::1")]
    public async Task An_allowed_name_that_leads_to_a_private_address_is_refused(string address)
    {
        var origin = $"http://api.example.com:{_canary.Port}";
        using var gate = new NetworkGate(new NetworkGateOptions { AllowedOrigins = [origin], Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]) });

        var error = await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, origin + "/"));

        Assert.Equal("url not in domain list", error.Reason);
        Assert.Equal(0, _canary.Connections);
    }

    [Fact]
    public async Task A_private_address_in_the_record_is_refused_too()
    {
        using var gate = new NetworkGate(new NetworkGateOptions { AllowedOrigins = [_canary.Url] });
        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, _canary.Url + "/"));
        Assert.Equal(0, _canary.Connections);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_only_the_checked_address_is_connected_to()
    {
        var answers = new Queue<string>(["203.0.113.7", "127.0.0.1"]);
        var origin = $"http://api.example.com:{_canary.Port}";
        using var gate = new NetworkGate(new NetworkGateOptions
        {
            AllowedOrigins = [origin],
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(answers.Dequeue())]),
        });

        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, origin + "/"));
        Assert.Single(answers);
        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, origin + "/"));
        Assert.Equal(0, _canary.Connections);
    }

    [Fact]
    public async Task A_mapped_origin_is_allowed_and_goes_to_its_target()
    {
        using var gate = Mapped("https://api.example.com", _canary.Url + "/base/");

        var response = await Get(gate, "https://api.example.com/users?id=1");

        Assert.Equal("canary", System.Text.Encoding.UTF8.GetString(response.Body));
        Assert.Equal("https://api.example.com/users?id=1", response.Url);
        Assert.StartsWith("GET /base/users?id=1 HTTP/1.1\r\nHost: 127.0.0.1:", _canary.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_opens_no_door_to_its_target_for_others()
    {
        using var gate = new NetworkGate(new NetworkGateOptions
        {
            AllowedOrigins = ["http://other.example.com:" + _canary.Port],
            Map = new Dictionary<string, string> { ["https://api.example.com"] = _canary.Url },
            Resolve = static (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        });
        await Get(gate, "https://api.example.com/");

        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, _canary.Url + "/"));
        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, $"http://other.example.com:{_canary.Port}/"));

        Assert.Single(_canary.Requests);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://evil.test/")]
    [InlineData("file:///etc/passwd")]
    public async Task Each_redirect_is_checked_again(string location)
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Redirect(302, location));
        using var gate = Mapped("https://api.example.com", server.Url);

        var error = await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, "https://api.example.com/"));

        Assert.Equal("url not in domain list", error.Reason);
    }

    [Fact]
    public async Task A_redirect_to_the_canary_does_not_reach_it()
    {
        await using var server = new LoopbackServer(_ => LoopbackServer.Redirect(307, _canary.Url + "/admin"));
        using var gate = Mapped("https://api.example.com", server.Url);

        await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, "https://api.example.com/"));

        Assert.Equal(0, _canary.Connections);
    }

    [Theory]
    [InlineData(303, "POST", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "PUT", "PUT")]
    public async Task A_redirect_within_the_origin_is_followed(int status, string method, string expected)
    {
        await using var server = new LoopbackServer(request => request.Contains(" /new", StringComparison.Ordinal) ? LoopbackServer.Ok("moved") : LoopbackServer.Redirect(status, "/new"));
        using var gate = Mapped("https://api.example.com", server.Url);

        var response = await gate.SendAsync(new NetworkRequest(method, "https://api.example.com/old") { Body = [1], Headers = new Dictionary<string, string> { ["Authorization"] = "secret" } }, TestContext.Current.CancellationToken);

        Assert.Equal("https://api.example.com/new", response.Url);
        Assert.StartsWith(expected + " /new", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Authorization: secret", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_do_not_follow_a_redirect_to_another_origin()
    {
        await using var first = new LoopbackServer(static _ => LoopbackServer.Redirect(307, "https://two.example.com/x"));
        using var gate = new NetworkGate(new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://one.example.com"] = first.Url, ["https://two.example.com"] = _canary.Url } });

        await gate.SendAsync(new NetworkRequest("GET", "https://one.example.com/") { Headers = new Dictionary<string, string> { ["Authorization"] = "secret", ["Cookie"] = "a=b", ["X-Own"] = "1" } }, TestContext.Current.CancellationToken);

        Assert.Contains("Authorization: secret", first.Requests.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _canary.Requests.Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("a=b", _canary.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("X-Own: 1", _canary.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_never_ends_is_ended()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Redirect(302, "/again"));
        using var gate = Mapped("https://api.example.com", server.Url);

        Assert.Equal("too many redirects", (await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, "https://api.example.com/"))).Reason);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_meets_the_timeout()
    {
        await using var server = new LoopbackServer(static _ => null);
        using var gate = Mapped("https://api.example.com", server.Url);

        var error = await Assert.ThrowsAsync<OpenApiException>(() => gate.SendAsync(new NetworkRequest("GET", "https://api.example.com/") { Timeout = TimeSpan.FromMilliseconds(50) }, TestContext.Current.CancellationToken));

        Assert.Equal("timeout", error.Reason);
    }

    [Fact]
    public async Task An_aborted_request_says_so()
    {
        using var abort = new CancellationTokenSource();
        await using var server = new LoopbackServer(_ =>
        {
            abort.Cancel();
            return null;
        });
        using var gate = Mapped("https://api.example.com", server.Url);

        Assert.Equal("abort", (await Assert.ThrowsAsync<OpenApiException>(() => gate.SendAsync(new NetworkRequest("GET", "https://api.example.com/"), abort.Token))).Reason);
    }

    [Fact]
    public async Task A_response_that_is_too_large_is_cut_short()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok(new string('x', (1 << 20) + 1)));
        using var gate = new NetworkGate(new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://api.example.com"] = server.Url }, BodyLimit = 1 << 20 });

        Assert.Equal("response body exceeds 1 MB", (await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, "https://api.example.com/"))).Reason);
    }

    [Fact]
    public async Task A_refused_connection_is_explained()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        using var gate = Mapped("https://api.example.com", $"http://127.0.0.1:{port}");

        Assert.Equal("connection refused", (await Assert.ThrowsAsync<OpenApiException>(() => Get(gate, "https://api.example.com/"))).Reason);
    }

    [Fact]
    public async Task Headers_of_the_connection_are_the_gates_own()
    {
        using var gate = Mapped("https://api.example.com", _canary.Url);

        await gate.SendAsync(new NetworkRequest("POST", "https://api.example.com/")
        {
            Body = [.. "{}"u8],
            Headers = new Dictionary<string, string>
            {
                ["Host"] = "evil.test", ["Referer"] = "https://evil.test", ["Content-Length"] = "999", ["Transfer-Encoding"] = "chunked", ["Proxy-Authorization"] = "x",
                ["content-type"] = "application/json", ["X-Token"] = "t",
            },
        }, TestContext.Current.CancellationToken);

        var request = _canary.Requests.Single();
        Assert.DoesNotContain("evil", request, StringComparison.Ordinal);
        Assert.DoesNotContain("chunked", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-", request, StringComparison.Ordinal);
        Assert.Contains("X-Token: t", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", request, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Content-Length: 2", request, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-A", "b\r\nHost: evil.test")]
    [InlineData("X A", "b")]
    [InlineData("X:A\r\n", "b")]
    public async Task A_header_that_breaks_the_line_is_refused(string name, string value)
    {
        using var gate = Mapped("https://api.example.com", _canary.Url);
        var error = await Assert.ThrowsAsync<OpenApiException>(() => gate.SendAsync(new NetworkRequest("GET", "https://api.example.com/") { Headers = new Dictionary<string, string> { [name] = value } }, TestContext.Current.CancellationToken));
        Assert.StartsWith("invalid header", error.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _canary.Connections);
    }

    [Fact]
    public async Task Cookies_are_told_and_not_kept()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("", "Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=2\r\n"));
        using var gate = Mapped("https://api.example.com", server.Url);

        var response = await Get(gate, "https://api.example.com/");
        await Get(gate, "https://api.example.com/");

        Assert.Equal(["a=1; Path=/", "b=2"], response.Cookies);
        Assert.DoesNotContain("Cookie", server.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_passes_the_same_gate()
    {
        await using var server = new LoopbackServer(static _ => LoopbackServer.Ok("png", "Content-Type: image/png\r\n"));
        using var gate = Mapped("https://img.example.com", server.Url);

        Assert.Equal("image/png", (await gate.FetchResourceAsync("https://img.example.com/a.png", TestContext.Current.CancellationToken)).ContentType);
        await Assert.ThrowsAsync<OpenApiException>(() => gate.FetchResourceAsync(_canary.Url + "/a.png", TestContext.Current.CancellationToken));
        Assert.Equal(0, _canary.Connections);
    }

    [Theory]
    [InlineData("api.example.com")]
    [InlineData("ftp://api.example.com")]
    [InlineData("")]
    public void A_configured_origin_that_is_none_is_refused(string origin) =>
        Assert.Throws<ArgumentException>(() => new NetworkGate(new NetworkGateOptions { AllowedOrigins = [origin] }));

    private static NetworkGate Mapped(string origin, string target) => new(new NetworkGateOptions { Map = new Dictionary<string, string> { [origin] = target } });

    private static Task<NetworkResponse> Get(NetworkGate gate, string url) => gate.SendAsync(new NetworkRequest("GET", url), TestContext.Current.CancellationToken);
}
