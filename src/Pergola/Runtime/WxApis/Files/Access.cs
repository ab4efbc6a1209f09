using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>access</c> takes.</summary>
/// <param name="Path">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
public sealed record AccessParams(string Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccessParams))]
internal sealed partial class AccessJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Says whether a file or folder is there (<c>FileSystemManager.access</c>).</summary>
    public static SdkApi<AccessParams, OpenApiResult> Access { get; } = FileApi.Method("access", AccessJson.Default.AccessParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<AccessParams>(static (files, p) => _ = files.Find(p.Path, $" {p.Path}") ?? throw FileErrors.NoEntry($" {p.Path}")));

    /// <summary>As <see cref="Access"/>, at once.</summary>
    public static SdkApi<AccessParams, OpenApiResult> AccessSync { get; } = FileApi.Sync(Access, Nothing, "path");
}
