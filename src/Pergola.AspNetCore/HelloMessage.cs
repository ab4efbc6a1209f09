using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.AspNetCore;

/// <summary>The first message on every connection: the shell's language and words (docs/view-protocol.md, section 4).</summary>
internal sealed record HelloMessage(
    [property: JsonPropertyName("t")] string Type,
    [property: JsonPropertyName("lang")] string Language,
    [property: JsonPropertyName("texts")] IReadOnlyDictionary<string, string> Texts,
    [property: JsonPropertyName("menu")] IList<string> Menu)
{
    /// <summary>The message as UTF-8.</summary>
    public static byte[] For(string language, IList<string> menu) =>
        JsonSerializer.SerializeToUtf8Bytes(new HelloMessage("hello", language, ShellTexts.For(language), menu), HelloJson.Default.HelloMessage);
}

[JsonSerializable(typeof(HelloMessage))]
internal sealed partial class HelloJson : JsonSerializerContext;
