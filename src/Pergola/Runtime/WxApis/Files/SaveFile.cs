using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>saveFile</c> takes.</summary>
/// <param name="TempFilePath"><c>wxfile://tmp/NAME</c>.</param>
/// <param name="FilePath">A path below <c>wxfile://usr</c>. Null: a saved file of its own.</param>
public sealed record SaveFileParams(string TempFilePath, string? FilePath = null);

/// <summary>What <c>saveFile</c> answers.</summary>
/// <param name="SavedFilePath">Its path now.</param>
public sealed record SaveFileResult(string SavedFilePath) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SaveFileParams))]
[JsonSerializable(typeof(SaveFileResult))]
internal sealed partial class SaveFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Keeps a temporary file; it is moved, and is no temporary file any more (<c>FileSystemManager.saveFile</c>).</summary>
    public static SdkApi<SaveFileParams, SaveFileResult> SaveFile { get; } = FileApi.Method("saveFile", SaveFileJson.Default.SaveFileParams, SaveFileJson.Default.SaveFileResult,
        static call => new SaveFileResult(call.MiniApp.Files.Tree.Save(call.Params.TempFilePath, call.Params.FilePath)));

    /// <summary>As <see cref="SaveFile"/>, at once.</summary>
    public static SdkApi<SaveFileParams, SaveFileResult> SaveFileSync { get; } = FileApi.Sync(SaveFile, "savedFilePath", "tempFilePath", "filePath");
}
