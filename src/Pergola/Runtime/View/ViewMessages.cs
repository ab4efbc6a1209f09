using System.Buffers;
using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>The messages to view and shell (docs/view-protocol.md, sections 1, 2 and 4), as UTF-8 JSON.</summary>
internal static class ViewMessages
{
    public static byte[] Reset { get; } = """{"t":"reset"}"""u8.ToArray();

    public static byte[] Operations(int page, int sequence, ReadOnlySpan<byte> operations)
    {
        var buffer = new ArrayBufferWriter<byte>(operations.Length + 48);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Start(writer, "ops", page);
            writer.WriteNumber("seq", sequence);
            writer.WritePropertyName("ops");
            // The logic wrote it and the view tree has just read it: it is JSON.
            writer.WriteRawValue(operations, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Replay(ViewPage page) => Write("ops", page.Id, writer =>
    {
        writer.WriteNumber("seq", page.Sequence);
        writer.WritePropertyName("ops");
        page.WriteOperations(writer);
    });

    public static byte[] Page(ViewPage page) => Write("page", page.Id, writer =>
    {
        writer.WriteString("route", page.Route);
        writer.WritePropertyName("window");
        writer.WriteRawValue(page.Window);
    });

    public static byte[] Show(int page, string how) => Write("show", page, writer => writer.WriteString("how", how));

    public static byte[] Drop(int page) => Write("drop", page, static _ => { });

    public static byte[] Rpc(int page, string method, JsonElement arguments) => Write("rpc", page, writer =>
    {
        writer.WriteNumber("call", 0);
        writer.WriteString("method", method);
        writer.WritePropertyName("args");
        arguments.WriteTo(writer);
    });

    public static byte[] Ask(int page, int call, int node, string method, JsonElement arguments) => Write("ops", page, writer =>
    {
        // A batch of its own, which is none of the logic's: its number is below all of those.
        writer.WriteNumber("seq", 0);
        writer.WriteStartArray("ops");
        writer.WriteStartArray();
        writer.WriteStringValue("call");
        writer.WriteNumberValue(call);
        writer.WriteNumberValue(node);
        writer.WriteStringValue(method);
        arguments.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndArray();
    });

    public static byte[] Audio(OperateAudioCommand command) => Write("audio", 0, writer =>
    {
        writer.WritePropertyName("command");
        JsonSerializer.Serialize(writer, command, WxApis.OperateAudioJson.Default.OperateAudioCommand);
    });

    public static byte[] Value(ViewNode node, ViewValue value) => Write("value", node.Page.Id, writer =>
    {
        writer.WriteNumber("node", node.Id);
        writer.WritePropertyName("value");
        value.WriteTo(writer);
    });

    public static byte[] Data(ViewNode node, string value) => Write("data", node.Page.Id, writer =>
    {
        writer.WriteNumber("node", node.Id);
        writer.WriteString("value", value);
    });

    public static byte[] Ui(string kind, int page, JsonElement data) => Write("ui", page, writer =>
    {
        writer.WriteString("kind", kind);
        writer.WritePropertyName("data");
        data.WriteTo(writer);
    });

    public static byte[] Ask(int ask, string kind, int page, JsonElement data) => Write("ask", page, writer =>
    {
        writer.WriteNumber("ask", ask);
        writer.WriteString("kind", kind);
        writer.WritePropertyName("data");
        data.WriteTo(writer);
    });

    public static byte[] Withdraw(int ask) => Write("withdraw", 0, writer => writer.WriteNumber("ask", ask));

    public static byte[] Stopped(string reason) => Write("stopped", 0, writer => writer.WriteString("reason", reason));

    public static byte[] Failed(string title, string text, string? file, int line, int column) => Write("failed", 0, writer =>
    {
        writer.WriteString("title", title);
        writer.WriteString("text", text);
        writer.WriteString("file", file);
        writer.WriteNumber("line", line);
        writer.WriteNumber("column", column);
    });

    private static byte[] Write(string type, int page, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Start(writer, type, page);
            body(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Start(Utf8JsonWriter writer, string type, int page)
    {
        writer.WriteStartObject();
        writer.WriteString("t", type);
        if (page != 0)
            writer.WriteNumber("page", page);
    }
}
