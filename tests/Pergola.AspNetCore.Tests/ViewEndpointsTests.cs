using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.AspNetCore.Tests;

public class ViewEndpointsTests
{
    private const string Base = "/pergola/" + ViewServer.Instance;

    [Fact]
    public async Task The_frame_may_draw_what_the_host_serves_and_reach_nothing_else()
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync(Base + "/frame");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            $"default-src 'none'; script-src '{await ScriptHashAsync(answer)}' http://localhost:5080/pergola/regions.js; style-src 'unsafe-inline'; "
            + $"img-src http://localhost:5080{Base}/resource data: blob:; font-src http://localhost:5080{Base}/resource data: blob:; "
            + $"media-src http://localhost:5080{Base}/resource data: blob:; connect-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'; "
            + "frame-ancestors http://localhost:5080; sandbox allow-scripts",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task The_frame_carries_the_view_client_so_that_an_opening_fetches_nothing_else()
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync(Base + "/frame");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("pergola:frame", html, StringComparison.Ordinal);
        Assert.Contains("pergola-page", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=\"", html[..html.IndexOf("<script>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(html.IndexOf("<script", StringComparison.Ordinal), html.LastIndexOf("<script", StringComparison.Ordinal));
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shell.js", "text/javascript")]
    [InlineData("shell.css", "text/css")]
    [InlineData("regions.js", "text/javascript")]
    public async Task The_clients_are_served_and_not_sent_twice(string name, string contentType)
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync("/pergola/" + name);
        Assert.Equal(contentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        using var again = await server.GetAsync("/pergola/" + name, ifNoneMatch: answer.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/pergola/shell.js")]
    [InlineData(Base + "/frame")]
    [InlineData(Base + "/resource?u=%2Fa.png")]
    public async Task A_name_that_was_rebound_to_this_address_is_refused(string path)
    {
        await using var server = await ViewServer.StartAsync();
        server.Session.Serve("/a.png", "image/png", "x");
        using var answer = await server.GetAsync(path, host: "evil.example:5080");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(server.Session.Asked);
    }

    [Fact]
    public async Task A_configured_origin_is_served_and_holds_the_frame_and_the_loopback_is_not()
    {
        await using var server = await ViewServer.StartAsync(options => options.AllowedOrigins.Add("https://app.example.com"));
        using var answer = await server.GetAsync(Base + "/frame", host: "app.example.com");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains(" https://app.example.com/pergola/regions.js;", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors https://app.example.com;", policy, StringComparison.Ordinal);
        using var local = await server.GetAsync(Base + "/frame");
        Assert.Equal(HttpStatusCode.Forbidden, local.StatusCode);
    }

    [Theory]
    [InlineData("/pergola/ffffffffffffffffffffffffffffffff/frame")]
    [InlineData("/pergola/ffffffffffffffffffffffffffffffff/resource?u=%2Fa.png")]
    [InlineData("/pergola/short/frame")]
    [InlineData("/pergola/0123456789abcdef%3B%20script-src%20*/frame")]
    public async Task An_unknown_instance_is_not_found(string path)
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_user_who_may_not_enter_gets_no_frame()
    {
        await using var server = await ViewServer.StartAsync(options => options.Authorize = _ => false);
        using var answer = await server.GetAsync(Base + "/frame");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_picture_is_shown_to_the_opaque_frame_and_is_harmless_in_a_tab()
    {
        await using var server = await ViewServer.StartAsync();
        server.Session.Serve("/images/a.svg", "image/svg+xml", "<svg/>", version: "7");
        using var answer = await server.GetAsync(Base + "/resource?u=%2Fimages%2Fa.svg");
        Assert.Equal("<svg/>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("\"7\"", answer.Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/javascript")]
    [InlineData("application/json")]
    [InlineData("application/octet-stream")]
    public async Task A_resource_that_is_no_picture_font_or_sound_is_not_passed_on(string contentType)
    {
        await using var server = await ViewServer.StartAsync();
        server.Session.Serve("/a", contentType, "<script>1</script>");
        using var answer = await server.GetAsync(Base + "/resource?u=%2Fa");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.False(server.Session.Resources["/a"].Content.CanRead);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%2F..%2Fsecret.png")]
    [InlineData("%2Fa%2F..%2F..%2Fb.png")]
    [InlineData("%2Fa%5C..%5Cb.png")]
    [InlineData("%2Fa%00.png")]
    [InlineData("%2F%2Fevil.example%2Fa.png")]
    [InlineData("file%3A%2F%2F%2Fetc%2Fpasswd")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("http%3A%2F%2Fuser%3Apass%40a.example%2Fx.png")]
    public async Task An_address_that_leaves_the_package_never_reaches_the_session(string source)
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync($"{Base}/resource?u={source}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(server.Session.Asked);
    }

    [Fact]
    public async Task A_remote_picture_is_asked_from_the_session()
    {
        await using var server = await ViewServer.StartAsync();
        using var answer = await server.GetAsync(Base + "/resource?u=https%3A%2F%2Fcdn.example%2Fa.png%3Fx%3D1");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(["https://cdn.example/a.png?x=1"], server.Session.Asked);
    }

    [Fact]
    public async Task A_malformed_origin_is_named_when_the_application_starts()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => ViewServer.StartAsync(options => options.AllowedOrigins.Add("https://app.example.com/path")));
        Assert.Contains("https://app.example.com/path", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ScriptHashAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var script = html.Split("<script>")[1].Split("</script>")[0];
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
    }
}
