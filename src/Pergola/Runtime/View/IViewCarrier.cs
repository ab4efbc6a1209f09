namespace Pergola.Runtime.View;

/// <summary>Carries messages to one view: a WebSocket, a WebView's messages, or memory.</summary>
public interface IViewCarrier
{
    /// <summary>Sends one message, UTF-8 JSON. Calls come one after another.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
