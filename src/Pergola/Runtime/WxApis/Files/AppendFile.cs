using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>appendFile</c> takes.</summary>
/// <param name="FilePath">A path below <c>wxfile://usr</c>.</param>
/// <param name="Data">A text, or an ArrayBuffer.</param>
/// <param name="Encoding">Of a text: <c>utf8</c>, <c>base64</c>, <c>hex</c>, <c>ascii</c>, <c>latin1</c>, <c>binary</c>, <c>ucs2</c> or <c>utf16le</c>.</param>
public sealed record AppendFileParams(string FilePath, JsonElement Data, string? Encoding = "utf8");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AppendFileParams))]
internal sealed partial class AppendFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Adds to a file that is there (<c>FileSystemManager.appendFile</c>).</summary>
    public static SdkApi<AppendFileParams, OpenApiResult> AppendFile { get; } = FileApi.Method("appendFile", AppendFileJson.Default.AppendFileParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<AppendFileParams>(static (files, p) => files.Append(p.FilePath, FileContent.ToBytes(p.Data, p.Encoding))));

    /// <summary>As <see cref="AppendFile"/>, at once.</summary>
    public static SdkApi<AppendFileParams, OpenApiResult> AppendFileSync { get; } = FileApi.Sync(AppendFile, Nothing, "filePath", "data", "encoding");
}
