using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Pergola.Runtime.View;

namespace Pergola.AspNetCore;

/// <summary>The open WebSockets, one for each instance: a new one takes over from the old.</summary>
internal sealed partial class ViewConnections(ILogger<ViewConnections> logger)
{
    /// <summary>The close status that tells a shell that another window shows the instance now.</summary>
    public const WebSocketCloseStatus TakenOver = (WebSocketCloseStatus)4000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, WebSocketCarrier> current = new(StringComparer.Ordinal);

    /// <summary>Carries messages between the socket and the session until one side ends.</summary>
    public async Task RunAsync(string instance, IViewSession session, WebSocket socket, ReadOnlyMemory<byte> hello, PergolaEndpointOptions options, CancellationToken aborted)
    {
        using var carrier = new WebSocketCarrier(socket, options.MaxWaitingBytes);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(aborted, carrier.Ended);
        Replace(instance, carrier);
        await carrier.SendAsync(hello, aborted);
        session.Attach(carrier);
        var writing = WriteAsync(carrier, aborted);
        try
        {
            await ReadAsync(instance, session, socket, carrier, options.MaxMessageBytes, life.Token);
        }
        finally
        {
            session.Detach(carrier);
            current.TryRemove(new KeyValuePair<string, WebSocketCarrier>(instance, carrier));
            carrier.Stop(WebSocketCloseStatus.NormalClosure, string.Empty);
        }

        await CloseAsync(socket, carrier, writing, aborted);
    }

    private void Replace(string instance, WebSocketCarrier carrier)
    {
        WebSocketCarrier? old = null;
        current.AddOrUpdate(instance, carrier, (_, before) =>
        {
            old = before;
            return carrier;
        });
        old?.Stop(TakenOver, "another window shows this mini program now");
    }

    private async Task ReadAsync(string instance, IViewSession session, WebSocket socket, WebSocketCarrier carrier, int maxBytes, CancellationToken cancellationToken)
    {
        // Cancelling a receive would abort the socket and lose the reason for the shell, so the end is raced against it.
        var reader = new MessageReader(socket, maxBytes);
        var end = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        try
        {
            while (true)
            {
                var next = reader.ReadAsync(CancellationToken.None).AsTask();
                if (await Task.WhenAny(next, end) == end || await next is not { } message)
                    return;
                await session.ReceiveAsync(message, cancellationToken);
            }
        }
        catch (RefusedMessageException refused)
        {
            LogRefused(instance, refused.Message);
            carrier.Stop(refused.Status, refused.Message);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            carrier.Stop(WebSocketCloseStatus.EndpointUnavailable, string.Empty);
        }
    }

    private static async Task WriteAsync(WebSocketCarrier carrier, CancellationToken aborted)
    {
        try
        {
            await carrier.WriteAsync(aborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            carrier.Stop(WebSocketCloseStatus.EndpointUnavailable, string.Empty);
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCarrier carrier, Task writing, CancellationToken aborted)
    {
        try
        {
            // What was sent before the end still goes out, unless the browser does not take it.
            await writing.WaitAsync(Patience, TimeProvider.System, aborted);
            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
                return;
            await socket.CloseOutputAsync(carrier.End.Status, carrier.End.Reason, aborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or TimeoutException)
        {
            socket.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The view of instance {Instance} was closed: {Reason}.")]
    private partial void LogRefused(string instance, string reason);
}
