using System.Buffers;
using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>Questions of the logic that wait for the view that is expected. Used on the program's loop only.</summary>
internal sealed class HeldCalls
{
    private readonly List<(int Page, ViewCall Call)> _held = [];

    public void Add(int page, IEnumerable<ViewCall> calls) => _held.AddRange(calls.Select(call => (page, call)));

    /// <summary>The page is gone, and the logic knows it.</summary>
    public void Forget(int page) => _held.RemoveAll(held => held.Page == page);

    /// <summary>All of them; none is held any more.</summary>
    public (int Page, ViewCall Call)[] TakeAll()
    {
        var all = _held.ToArray();
        _held.Clear();
        return all;
    }

    /// <summary>The operation that asks.</summary>
    public static byte[] Write(ViewCall call)
    {
        var buffer = new ArrayBufferWriter<byte>(call.Arguments.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            writer.WriteStartArray();
            writer.WriteStringValue("call");
            writer.WriteNumberValue(call.Call);
            writer.WriteNumberValue(call.Node);
            writer.WriteStringValue(call.Method);
            writer.WriteRawValue(call.Arguments.Span, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
