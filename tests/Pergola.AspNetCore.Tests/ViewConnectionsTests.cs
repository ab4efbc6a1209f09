using System.Net.WebSockets;
using System.Text.Json;

namespace Pergola.AspNetCore.Tests;

public class ViewConnectionsTests
{
    [Fact]
    public async Task A_shell_is_greeted_in_the_users_language_and_then_heard()
    {
        await using var server = await ViewServer.StartAsync(options => options.MenuActions.Add("restart"));
        server.Session.Language = "zh_CN";
        using var socket = await server.ConnectAsync();
        var hello = await ViewServer.ReceiveAsync(socket);
        Assert.StartsWith("{\"t\":\"hello\"", hello, StringComparison.Ordinal);
        using var message = JsonDocument.Parse(hello!);
        Assert.Equal("允许", message.RootElement.GetProperty("texts").GetProperty("allow").GetString());
        Assert.Equal("restart", message.RootElement.GetProperty("menu")[0].GetString());

        await ViewServer.SendAsync(socket, """{"t":"ready","width":375}""");
        Assert.Equal("""{"t":"ready","width":375}""", await ViewServer.ReceiveAsync(socket));
    }

    [Fact]
    public async Task Messages_keep_their_order_and_long_ones_stay_whole()
    {
        await using var server = await ViewServer.StartAsync();
        using var socket = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(socket);
        var sent = Enumerable.Range(1, 50).Select(n => $$"""{"t":"x","n":{{n}},"pad":"{{new string('字', n * 100)}}"}""").ToList();
        foreach (var text in sent)
            await ViewServer.SendAsync(socket, text);
        foreach (var text in sent)
            Assert.Equal(text, await ViewServer.ReceiveAsync(socket));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:5081")]
    [InlineData("https://localhost:5080")]
    public async Task A_page_of_another_origin_may_not_connect(string? origin)
    {
        await using var server = await ViewServer.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.ConnectAsync(origin));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Session.Attached);
    }

    [Fact]
    public async Task A_rebound_host_name_may_not_connect_even_with_its_own_origin()
    {
        await using var server = await ViewServer.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.ConnectAsync("http://evil.example:5080", "evil.example:5080"));
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_origin_may_connect()
    {
        await using var server = await ViewServer.StartAsync(options => options.AllowedOrigins.Add("https://app.example.com"));
        using var socket = await server.ConnectAsync("https://app.example.com", "app.example.com");
        Assert.NotNull(await ViewServer.ReceiveAsync(socket));
    }

    [Fact]
    public async Task An_unknown_instance_is_not_found()
    {
        await using var server = await ViewServer.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.ConnectAsync(instance: new string('f', 32)));
        Assert.Contains("404", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_may_not_enter_may_not_connect()
    {
        await using var server = await ViewServer.StartAsync(options => options.Authorize = context => context.Request.Query.ContainsKey("token"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.ConnectAsync());
        Assert.Contains("403", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"t\":")]
    [InlineData("[1]")]
    [InlineData("{} {}")]
    [InlineData("text")]
    public async Task A_message_that_is_no_object_ends_the_connection_with_a_reason(string text)
    {
        await using var server = await ViewServer.StartAsync();
        using var socket = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(socket);
        await ViewServer.SendAsync(socket, text);
        Assert.Null(await ViewServer.ReceiveAsync(socket));
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, socket.CloseStatus);
        Assert.Equal("a message must be one JSON object", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task A_message_that_is_too_long_ends_the_connection()
    {
        await using var server = await ViewServer.StartAsync(options => options.MaxMessageBytes = 100);
        using var socket = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(socket);
        await ViewServer.SendAsync(socket, $$"""{"t":"{{new string('x', 100)}}"}""");
        Assert.Null(await ViewServer.ReceiveAsync(socket));
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task A_new_window_takes_over_and_the_old_one_is_told()
    {
        await using var server = await ViewServer.StartAsync();
        using var first = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(first);
        using var second = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(second);
        Assert.Null(await ViewServer.ReceiveAsync(first));
        Assert.Equal(4000, (int)first.CloseStatus!);
        var gone = await server.Session.Detached.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Same(server.Session.Attached[0], gone);
        await ViewServer.SendAsync(second, """{"t":"ready"}""");
        Assert.Equal("""{"t":"ready"}""", await ViewServer.ReceiveAsync(second));
    }

    [Fact]
    public async Task A_closed_window_detaches()
    {
        await using var server = await ViewServer.StartAsync();
        using var socket = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(socket);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        var gone = await server.Session.Detached.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Same(server.Session.Attached[0], gone);
        await gone.SendAsync("{}"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_browser_that_does_not_read_is_let_go()
    {
        await using var server = await ViewServer.StartAsync(options => options.MaxWaitingBytes = 5000);
        using var socket = await server.ConnectAsync();
        await ViewServer.ReceiveAsync(socket);
        await server.Session.Attached[0].SendAsync(new byte[6000], TestContext.Current.CancellationToken);
        Assert.Null(await ViewServer.ReceiveAsync(socket));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, socket.CloseStatus);
    }
}
