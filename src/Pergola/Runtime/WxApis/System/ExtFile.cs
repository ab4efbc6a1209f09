using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>The <c>ext.json</c> of a package: what whoever builds programs for others puts into each of them.</summary>
internal static class ExtFile
{
    private static readonly JsonElement s_empty = JsonElement.Parse("{}");
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static JsonElement Read(IMiniApp app)
    {
        if (app.Files.TryReadLocal("ext.json") is not { } bytes)
            return s_empty;
        try
        {
            using var file = JsonDocument.Parse(bytes, s_lenient);
            return file.RootElement.ValueKind == JsonValueKind.Object
                && !(file.RootElement.TryGetProperty("extEnable", out var enabled) && enabled.ValueKind == JsonValueKind.False)
                && file.RootElement.TryGetProperty("ext", out var ext) && ext.ValueKind == JsonValueKind.Object
                ? ext.Clone()
                : s_empty;
        }
        catch (JsonException)
        {
            return s_empty;
        }
    }
}
