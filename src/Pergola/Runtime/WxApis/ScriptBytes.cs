using System.Text.Json;

namespace Pergola.Runtime.WxApis;

/// <summary>Bytes as the logic reads them: <c>{"$buffer": base64}</c> becomes an ArrayBuffer.</summary>
internal static class ScriptBytes
{
    public static JsonElement Of(ReadOnlySpan<byte> bytes) => JsonElement.Parse($"{{\"$buffer\":\"{Convert.ToBase64String(bytes)}\"}}");
}
