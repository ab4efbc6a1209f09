using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getClipboardData</c> answers.</summary>
/// <param name="Data">The text; empty when there is none.</param>
public sealed record GetClipboardDataResult(string Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetClipboardDataResult))]
internal sealed partial class GetClipboardDataJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reads the clipboard, once the user has allowed it: what lies there is seldom meant for this program.</summary>
    public static SdkApi<NoParams, GetClipboardDataResult> GetClipboardData { get; } = new("getClipboardData", SharedJson.Default.NoParams, GetClipboardDataJson.Default.GetClipboardDataResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.Remembered("scope.getClipboardData"),
        Gesture = Gesture.None,
        Secrets = ["data"],
        Answer = static async (call, cancellationToken) =>
        {
            var clipboard = call.MiniApp.Devices.Clipboard ?? throw OpenApiErrors.NoDevice("clipboard");
            return new GetClipboardDataResult(await clipboard.ReadAsync(call.MiniApp, cancellationToken));
        },
    };
}
