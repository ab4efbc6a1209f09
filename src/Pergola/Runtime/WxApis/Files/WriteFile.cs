using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>writeFile</c> takes.</summary>
/// <param name="FilePath">A path below <c>wxfile://usr</c>.</param>
/// <param name="Data">A text, or an ArrayBuffer.</param>
/// <param name="Encoding">Of a text: <c>utf8</c>, <c>base64</c>, <c>hex</c>, <c>ascii</c>, <c>latin1</c>, <c>binary</c>, <c>ucs2</c> or <c>utf16le</c>.</param>
public sealed record WriteFileParams(string FilePath, JsonElement Data, string? Encoding = "utf8");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WriteFileParams))]
internal sealed partial class WriteFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Writes a file, in place of what was there (<c>FileSystemManager.writeFile</c>).</summary>
    public static SdkApi<WriteFileParams, OpenApiResult> WriteFile { get; } = FileApi.Method("writeFile", WriteFileJson.Default.WriteFileParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<WriteFileParams>(static (files, p) => files.Write(p.FilePath, new MemoryStream(FileContent.ToBytes(p.Data, p.Encoding), writable: false))));

    /// <summary>As <see cref="WriteFile"/>, at once.</summary>
    public static SdkApi<WriteFileParams, OpenApiResult> WriteFileSync { get; } = FileApi.Sync(WriteFile, Nothing, "filePath", "data", "encoding");
}
