using System.Net.WebSockets;

namespace Pergola.AspNetCore;

/// <summary>A message that is not taken; the connection ends with the status and the reason.</summary>
internal sealed class RefusedMessageException(WebSocketCloseStatus status, string reason) : Exception(reason)
{
    public WebSocketCloseStatus Status { get; } = status;
}
