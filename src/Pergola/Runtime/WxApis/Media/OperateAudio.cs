using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperateAudioCommand))]
internal sealed partial class OperateAudioJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>The sound behind <c>wx.createInnerAudioContext()</c>. What happens to it comes back as events.</summary>
    public static SdkApi<OperateAudioCommand, OpenApiResult> OperateAudio { get; } = new("operateAudio", OperateAudioJson.Default.OperateAudioCommand, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = Nothing,
        IsHidden = true,
        Validate = static command => command switch
        {
            { Audio: <= 0 } or { Action: not ("set" or "play" or "pause" or "stop" or "seek" or "destroy") } => "invalid action",
            { Volume: < 0 or > 1 } => "invalid volume: it is from 0 to 1",
            { PlaybackRate: < 0.5 or > 2 } => "invalid playbackRate: it is from 0.5 to 2",
            _ => null,
        },
        Answer = static (call, _) =>
        {
            (call.MiniApp as IAudioPlayers)?.Operate(call.Params);
            return Ok();
        },
    };
}
