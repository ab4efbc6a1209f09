using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pergola.Dispatch;

/// <summary>Writes answers as the logic reads them: <c>+</c> or <c>-</c> and a JSON object with errMsg and errno (docs/view-protocol.md section 5).</summary>
internal static class Reply
{
    // The text goes to JSON.parse and nowhere near HTML, so nothing but JSON's own characters needs escaping.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Buffers? s_buffers;

    /// <summary>The answer of a success without fields.</summary>
    public static string Empty(string name) => $"+{{\"errMsg\":\"{name}:ok\",\"errno\":0}}";

    /// <summary>The start of each success of an API, up to where its fields begin.</summary>
    public static string Head(string name) => $"+{{\"errMsg\":\"{name}:ok\",\"errno\":0,";

    /// <summary>A success: errMsg and errno are the SDK's, whatever the host put beside its fields.</summary>
    /// <param name="api">The API.</param>
    /// <param name="result">The answer.</param>
    /// <param name="door">Whose name errMsg bears, where it is not the API's own.</param>
    public static string Ok(WxApi api, OpenApiResult result, string? door = null)
    {
        if (result.Extra is { } extra && (extra.ContainsKey("errMsg") || extra.ContainsKey("errno")))
        {
            result = result with { Extra = extra.Where(f => f.Key is not ("errMsg" or "errno")).ToDictionary() };
        }

        var buffers = s_buffers ??= new();
        try
        {
            api.WriteResult(buffers.Writer, result);
            buffers.Writer.Flush();
            var body = buffers.Text.WrittenSpan;
            if (body.Length <= 2) return door is null ? api.EmptyReply : Empty(door);
            return (door is null ? api.ReplyHead : Head(door)) + Encoding.UTF8.GetString(body[1..]);
        }
        finally
        {
            buffers.Clear();
        }
    }

    /// <summary>A failure: <c>name:fail reason</c>, its number, and the host's further fields.</summary>
    /// <param name="name">The API's name.</param>
    /// <param name="failure">What failed.</param>
    /// <param name="errCode">The API's <see cref="WxApi.ErrCode"/>.</param>
    public static string Fail(string name, OpenApiException failure, Func<OpenApiException, int>? errCode = null)
    {
        var buffers = s_buffers ??= new();
        try
        {
            var writer = buffers.Writer;
            writer.WriteStartObject();
            writer.WriteString("errMsg", Message(name, failure.Reason));
            if (failure.Errno is null && failure.Fields?.TryGetValue("errno", out var errno) == true)
            {
                writer.WritePropertyName("errno");
                errno.WriteTo(writer);
            }
            else
            {
                writer.WriteNumber("errno", failure.Errno ?? OpenApiErrors.SystemErrno);
            }

            if (errCode is not null && failure.Fields?.ContainsKey("errCode") != true) writer.WriteNumber("errCode", errCode(failure));
            foreach (var (key, value) in failure.Fields ?? EmptyFields)
            {
                if (key is "errMsg" or "errno" || value.ValueKind == JsonValueKind.Undefined) continue;
                writer.WritePropertyName(key);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.Flush();
            return "-" + Encoding.UTF8.GetString(buffers.Text.WrittenSpan);
        }
        finally
        {
            buffers.Clear();
        }
    }

    private static readonly Dictionary<string, JsonElement> EmptyFields = [];

    // Hosts often bring a whole errMsg along, as the documents' samples do; the name and "fail" stand only once.
    private static string Message(string name, string reason)
    {
        var head = $"{name}:fail";
        var text = reason.StartsWith(head, StringComparison.Ordinal) ? reason[head.Length..].TrimStart(' ') : reason;
        return text.Length == 0 ? head : $"{head} {text}";
    }

    private sealed class Buffers
    {
        public Buffers() => Writer = new(Text, s_options);

        public ArrayBufferWriter<byte> Text { get; private set; } = new(512);

        public Utf8JsonWriter Writer { get; }

        public void Clear()
        {
            // One large answer must not be paid for by every thread for ever.
            if (Text.Capacity > 64 * 1024) Text = new(512);
            Text.ResetWrittenCount();
            Writer.Reset(Text);
        }
    }
}
