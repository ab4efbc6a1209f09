using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pergola.Runtime.View;

/// <summary>A message of the view or the shell, read (docs/view-protocol.md, sections 3 and 4).</summary>
/// <param name="Kind">The message's <c>t</c>.</param>
/// <param name="Page">The page, or 0.</param>
/// <param name="Node">The node, or 0.</param>
/// <param name="Number"><c>seq</c> of an ack, <c>call</c> of an answer, <c>ask</c> of a user's answer, <c>index</c> of a tab.</param>
/// <param name="Type">The type of an event, the action of the shell, the text of an error.</param>
/// <param name="IsTrusted">Whether the browser says that the user did it.</param>
/// <param name="Message">The whole message.</param>
internal readonly partial record struct ViewInput(string Kind, int Page, int Node, int Number, string Type, bool IsTrusted, JsonElement Message)
{
    /// <summary>Reads a message; null when it is none.</summary>
    public static ViewInput? Read(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(Whole(message), new JsonReaderOptions { MaxDepth = 32 });
            var root = JsonElement.ParseValue(ref reader);
            if (root.ValueKind != JsonValueKind.Object || Text(root, "t") is not { } kind)
                return null;
            var number = Whole(root, "seq") + Whole(root, "call") + Whole(root, "ask") + Whole(root, "index");
            var type = Text(root, "type") ?? Text(root, "action") ?? Text(root, "text") ?? "";
            return new(kind, Whole(root, "page"), Whole(root, "node"), number, type, Flag(root, "trusted"), root);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A field of the message, or undefined.</summary>
    public JsonElement Field(string name) => Message.TryGetProperty(name, out var value) ? value : default;

    // A browser sends half a character as an escape, for example when an input's maxlength cuts an emoji in two. Nothing behind this point can read one.
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> message) =>
        message.IndexOf("\\u"u8) < 0 ? message : Encoding.UTF8.GetBytes(Escapes.Replace(Encoding.UTF8.GetString(message), static escape => escape.Groups["half"].Success ? "\ufffd" : escape.Value));

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Escapes { get; }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Whole(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static bool Flag(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
