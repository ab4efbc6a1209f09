using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>copyFile</c> takes.</summary>
/// <param name="SrcPath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="DestPath">A path below <c>wxfile://usr</c>.</param>
public sealed record CopyFileParams(string SrcPath, string DestPath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CopyFileParams))]
internal sealed partial class CopyFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Copies a file, in place of what was there (<c>FileSystemManager.copyFile</c>).</summary>
    public static SdkApi<CopyFileParams, OpenApiResult> CopyFile { get; } = FileApi.Method("copyFile", CopyFileJson.Default.CopyFileParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<CopyFileParams>(static (files, p) => files.Copy(p.SrcPath, p.DestPath)));

    /// <summary>As <see cref="CopyFile"/>, at once.</summary>
    public static SdkApi<CopyFileParams, OpenApiResult> CopyFileSync { get; } = FileApi.Sync(CopyFile, Nothing, "srcPath", "destPath");
}
