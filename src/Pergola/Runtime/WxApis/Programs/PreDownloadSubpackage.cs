using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.preDownloadSubpackage</c> takes.</summary>
/// <param name="PackageType"><c>workers</c>, the only one that WeChat documents.</param>
public sealed record PreDownloadSubpackageParams(string PackageType);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreDownloadSubpackageParams))]
internal sealed partial class PreDownloadSubpackageJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gets the package of the workers ready. A program's package is here as a whole, so that there is nothing to fetch.</summary>
    public static SdkApi<PreDownloadSubpackageParams, OpenApiResult> PreDownloadSubpackage { get; } = new("preDownloadSubpackage", PreDownloadSubpackageJson.Default.PreDownloadSubpackageParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Task,
        Validate = static parameters => parameters.PackageType == "workers" ? null : "invalid packageType: it is workers",
        Answer = static (call, _) =>
        {
            if (call.MiniApp.Config.WorkersFolder is null) throw new OpenApiException("app.json names no folder as workers");
            call.Report("ProgressUpdate", JsonElement.Parse("""{"progress":100,"totalBytesWritten":0,"totalBytesExpectedToWrite":0}"""));
            return Ok();
        },
    };
}
