using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>unzip</c> takes.</summary>
/// <param name="ZipFilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="TargetPath">A path below <c>wxfile://usr</c>.</param>
public sealed record UnzipParams(string ZipFilePath, string TargetPath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UnzipParams))]
internal sealed partial class UnzipJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Unpacks a zip into a folder (<c>FileSystemManager.unzip</c>).</summary>
    public static SdkApi<UnzipParams, OpenApiResult> Unzip { get; } = FileApi.Method("unzip", UnzipJson.Default.UnzipParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<UnzipParams>(static (files, p) => files.Unzip(p.ZipFilePath, p.TargetPath)), isLong: true);
}
