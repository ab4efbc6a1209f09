using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>A saved file.</summary>
/// <param name="FilePath"><c>wxfile://store_NAME</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="CreateTime">When it was saved, in seconds since 1970.</param>
public sealed record SavedFile(string FilePath, long Size, long CreateTime);

/// <summary>What <c>getSavedFileList</c> answers.</summary>
/// <param name="FileList">The saved files, the oldest first.</param>
public sealed record GetSavedFileListResult(IReadOnlyList<SavedFile> FileList) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSavedFileListResult))]
internal sealed partial class GetSavedFileListJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lists what <c>saveFile</c> kept (<c>FileSystemManager.getSavedFileList</c>).</summary>
    public static SdkApi<NoParams, GetSavedFileListResult> GetSavedFileList { get; } = FileApi.Method("getSavedFileList", SharedJson.Default.NoParams, GetSavedFileListJson.Default.GetSavedFileListResult,
        static call => new GetSavedFileListResult([.. call.MiniApp.Files.Tree.Saved().Select(static file => new SavedFile(file.Path, file.Node.Size, file.Node.Modified.ToUnixTimeSeconds()))]));
}
