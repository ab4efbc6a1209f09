namespace Pergola.Runtime.View;

/// <summary>Carries messages of the view protocol (docs/view-protocol.md) from the SDK to the shell and the view: a WebSocket, a WebView, memory.</summary>
public interface IViewCarrier
{
    /// <summary>Sends one message. Messages arrive in the order of the calls. A message to a carrier that is gone is dropped in silence.</summary>
    /// <param name="message">One JSON object as UTF-8, its member <c>t</c> first. The memory may be used again when the call returns.</param>
    /// <param name="cancellationToken">Stops waiting; the message may have been sent.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
