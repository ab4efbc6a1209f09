using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>getSavedFileInfo</c> takes.</summary>
/// <param name="FilePath"><c>wxfile://store_NAME</c>.</param>
public sealed record GetSavedFileInfoParams(string FilePath);

/// <summary>What <c>getSavedFileInfo</c> answers.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="CreateTime">When it was saved, in seconds since 1970.</param>
public sealed record GetSavedFileInfoResult(long Size, long CreateTime) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetSavedFileInfoParams))]
[JsonSerializable(typeof(GetSavedFileInfoResult))]
internal sealed partial class GetSavedFileInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Describes a saved file (<c>wx.getSavedFileInfo</c>, which WeChat keeps for older programs).</summary>
    public static SdkApi<GetSavedFileInfoParams, GetSavedFileInfoResult> GetSavedFileInfo { get; } = FileApi.Method(
        "getSavedFileInfo", GetSavedFileInfoJson.Default.GetSavedFileInfoParams, GetSavedFileInfoJson.Default.GetSavedFileInfoResult,
        static call => call.MiniApp.Files.Tree.FindSaved(call.Params.FilePath) is { } file
            ? new GetSavedFileInfoResult(file.Size, file.Modified.ToUnixTimeSeconds())
            : throw FileErrors.NotThere());
}
