using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>removeSavedFile</c> takes.</summary>
/// <param name="FilePath"><c>wxfile://store_NAME</c>.</param>
public sealed record RemoveSavedFileParams(string FilePath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemoveSavedFileParams))]
internal sealed partial class RemoveSavedFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Deletes a saved file (<c>FileSystemManager.removeSavedFile</c>).</summary>
    public static SdkApi<RemoveSavedFileParams, OpenApiResult> RemoveSavedFile { get; } = FileApi.Method("removeSavedFile", RemoveSavedFileJson.Default.RemoveSavedFileParams, SharedJson.Default.OpenApiResult,
        FileApi.Doing<RemoveSavedFileParams>(static (files, p) => _ = files.RemoveSaved(p.FilePath) ? true : throw FileErrors.NotThere()));
}
