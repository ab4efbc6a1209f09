using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Network;
using Pergola.Runtime.Media;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getImageInfo</c> takes.</summary>
/// <param name="Src">A path of the program, or an address of the network, which goes through the host's gate.</param>
public sealed record GetImageInfoParams(string Src);

/// <summary>What <c>wx.getImageInfo</c> answers.</summary>
/// <param name="Width">In pixels, not turned.</param>
/// <param name="Height">In pixels, not turned.</param>
/// <param name="Path">A path of the program; of a picture of the network a temporary file.</param>
/// <param name="Orientation"><c>up</c>, <c>down</c>, <c>left</c>, <c>right</c>, or one of them with <c>-mirrored</c>.</param>
/// <param name="Type"><c>png</c>, <c>jpeg</c>, <c>gif</c>, <c>webp</c>, <c>bmp</c> or <c>svg</c>.</param>
public sealed record GetImageInfoResult(int Width, int Height, string Path, string Orientation, string Type) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetImageInfoParams))]
[JsonSerializable(typeof(GetImageInfoResult))]
internal sealed partial class GetImageInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells size, type and orientation of a picture.</summary>
    public static SdkApi<GetImageInfoParams, GetImageInfoResult> GetImageInfo { get; } = new("getImageInfo", GetImageInfoJson.Default.GetImageInfoParams, GetImageInfoJson.Default.GetImageInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var (bytes, path) = await ReadImageAsync(call.MiniApp, call.Params.Src, cancellationToken);
            var facts = ImageFacts.Read(bytes) ?? throw new OpenApiException("image format error", OpenApiErrors.SystemErrno);
            path ??= call.MiniApp.Files.AddTemporary(bytes, facts.Type == "jpeg" ? "jpg" : facts.Type);
            return new GetImageInfoResult(facts.Width, facts.Height, path, facts.OrientationName, facts.Type);
        },
    };

    // A path of the package is given back without its leading slash, as WeChat does.
    private static async Task<(byte[] Bytes, string? Path)> ReadImageAsync(IMiniApp app, string source, CancellationToken cancellationToken)
    {
        if (!MediaFile.IsAddress(source)) return (app.Files.TryReadLocal(source) ?? throw new OpenApiException("file not found", OpenApiErrors.SystemErrno), source.TrimStart('/'));
        var answer = await app.Network.SendAsync(new NetworkRequest("GET", source) { Purpose = NetworkPurpose.Resource }, cancellationToken);
        return answer.StatusCode == 200 ? (answer.Body, null) : throw new OpenApiException($"download image fail: the server answered {answer.StatusCode}", OpenApiErrors.SystemErrno);
    }
}
