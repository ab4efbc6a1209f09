using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>A raw WebSocket echo on Kestrel, and the page that measures it: the peer of a setData.</summary>
internal sealed class EchoServer(WebApplication app) : IAsyncDisposable
{
    /// <summary>The same batches as in the mini program: the median of the means of 40 batches of 25 round trips, one after the other.</summary>
    private const string Measure =
        """
        async () => {
          const socket = new WebSocket(location.href.replace('http', 'ws') + 'echo')
          await new Promise((open) => { socket.onopen = open })
          const echo = (text) => new Promise((done) => { socket.onmessage = done; socket.send(text) })
          const times = []
          for (let i = -4; i < 40; i++) {
            const started = performance.now()
            for (let j = 0; j < 25; j++) await echo('{"t":"ops","page":1,"seq":7,"ops":[["text",5,"123"]]}')
            if (i >= 0) times.push((performance.now() - started) / 25)
          }
          socket.close()
          return times.sort((a, b) => a - b)[20]
        }
        """;

    public Uri Address => new(app.Urls.Single());

    public static async Task<EchoServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/", static () => Results.Content("<!doctype html><title>echo</title>", "text/html"));
        app.Map("/echo", EchoAsync);
        await app.StartAsync();
        return new EchoServer(app);
    }

    /// <summary>Milliseconds for one round trip.</summary>
    public static Task<double> MeasureAsync(IPage page) => page.EvaluateAsync<double>(Measure);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task EchoAsync(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), http.RequestAborted) is { MessageType: not WebSocketMessageType.Close } message)
                await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, http.RequestAborted);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The page is gone.
        }
    }
}
