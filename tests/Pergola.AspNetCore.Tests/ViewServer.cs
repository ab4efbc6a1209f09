using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Runtime.View;

namespace Pergola.AspNetCore.Tests;

/// <summary>An application in memory with one instance.</summary>
internal sealed class ViewServer : IViewSessions, IAsyncDisposable
{
    public const string Instance = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication app;

    private ViewServer(Action<PergolaEndpointOptions>? configure)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddPergolaAspNetCore().AddSingleton<IViewSessions>(this);
        app = builder.Build();
        app.MapPergola("/pergola", configure);
    }

    public FakeSession Session { get; } = new();

    public static async Task<ViewServer> StartAsync(Action<PergolaEndpointOptions>? configure = null)
    {
        var server = new ViewServer(configure);
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public IViewSession? Find(string instance) => string.Equals(instance, Instance, StringComparison.Ordinal) ? Session : null;

    public Task<HttpResponseMessage> GetAsync(string path, string host = "localhost:5080", string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://{host}{path}"));
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return app.GetTestClient().SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<WebSocket> ConnectAsync(string? origin = "http://localhost:5080", string host = "localhost:5080", string instance = Instance)
    {
        var client = app.GetTestServer().CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (origin is not null)
                request.Headers.Origin = origin;
        };
        return client.ConnectAsync(new Uri($"ws://{host}/pergola/{instance}/socket"), TestContext.Current.CancellationToken);
    }

    public static Task SendAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>The next message, or null when the server closed.</summary>
    public static async Task<string?> ReceiveAsync(WebSocket socket)
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
