using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Pergola.AspNetCore;

/// <summary>Reads whole messages from a WebSocket, and refuses what is no message of the view protocol.</summary>
internal sealed class MessageReader(WebSocket socket, int maxBytes)
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <summary>The next message, valid until the next call; null when the other side closed.</summary>
    /// <exception cref="RefusedMessageException">The message is too long, binary, or no JSON object.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            if (part.MessageType != WebSocketMessageType.Text)
                throw new RefusedMessageException(WebSocketCloseStatus.InvalidMessageType, "a message must be text");
            buffer.Advance(part.Count);
            if (buffer.WrittenCount > maxBytes)
                throw new RefusedMessageException(WebSocketCloseStatus.MessageTooBig, $"a message may have {maxBytes} bytes at most");
            if (part.EndOfMessage)
                return IsObject(buffer.WrittenSpan)
                    ? buffer.WrittenMemory
                    : throw new RefusedMessageException(WebSocketCloseStatus.InvalidPayloadData, "a message must be one JSON object");
        }
    }

    private static bool IsObject(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return false;
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
