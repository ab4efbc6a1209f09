using System.Net.WebSockets;
using System.Threading.Channels;
using Pergola.Runtime.View;

namespace Pergola.AspNetCore;

/// <summary>Sends over one WebSocket. A queue and one writer keep the order, and keep a slow browser from holding up the program.</summary>
internal sealed class WebSocketCarrier(WebSocket socket, int maxWaitingBytes) : IViewCarrier, IDisposable
{
    // What is sent goes out on the sender's thread: Kestrel only takes it, and each thread that has to wake up would hold up every setData.
    private readonly Channel<byte[]> queue = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly CancellationTokenSource ended = new();
    private long waiting;

    /// <summary>Fires when the connection shall end: a newer one has taken over, or too much is waiting.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Why it shall end: the close status and a reason for the shell.</summary>
    public (WebSocketCloseStatus Status, string Reason) End { get; private set; } = (WebSocketCloseStatus.NormalClosure, string.Empty);

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Add(ref waiting, message.Length) > maxWaitingBytes)
            Stop(WebSocketCloseStatus.PolicyViolation, "the browser is too slow for what the mini program sends");
        else
            queue.Writer.TryWrite(message.ToArray());
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends the connection; the first reason counts.</summary>
    public void Stop(WebSocketCloseStatus status, string reason)
    {
        if (!queue.Writer.TryComplete())
            return;
        End = (status, reason);
        ended.Cancel();
    }

    public void Dispose() => ended.Dispose();

    /// <summary>Writes what is sent until the connection ends.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in queue.Reader.ReadAllAsync(cancellationToken))
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Interlocked.Add(ref waiting, -message.Length);
        }
    }
}
