using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getScreenRecordingState</c> answers.</summary>
/// <param name="State"><c>on</c> or <c>off</c>.</param>
public sealed record GetScreenRecordingStateResult(string State) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetScreenRecordingStateResult))]
internal sealed partial class GetScreenRecordingStateJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells whether somebody records the screen.</summary>
    public static SdkApi<NoParams, GetScreenRecordingStateResult> GetScreenRecordingState { get; } = new("getScreenRecordingState", SharedJson.Default.NoParams, GetScreenRecordingStateJson.Default.GetScreenRecordingStateResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Screen ?? throw OpenApiErrors.NoDevice("screen");
            return new GetScreenRecordingStateResult(await device.IsRecordedAsync(call.MiniApp, cancellationToken).ConfigureAwait(false) ? "on" : "off");
        },
    };
}
