using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.startRecord</c> answers, when the recording has ended.</summary>
/// <param name="TempFilePath">The recording as a temporary file, <c>wxfile://tmp/...</c>.</param>
public sealed record StartRecordResult(string TempFilePath) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartRecordResult))]
internal sealed partial class StartRecordJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Records by the microphone until <c>wx.stopRecord</c> is called, its page closes, or a minute is over; only then it succeeds
    /// (document: mini program open APIs, sample of "authorize"). When the user takes the scope back meanwhile, the recording is thrown away and the call fails.
    /// </summary>
    public static SdkApi<NoParams, StartRecordResult> StartRecord { get; } = new("startRecord", SharedJson.Default.NoParams, StartRecordJson.Default.StartRecordResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.Remembered(Recording.Scope),
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Recorder ?? throw OpenApiErrors.NoDevice("recorder");
            return new StartRecordResult(await Recording.RunAsync(call.MiniApp, call.PageId, device, cancellationToken).ConfigureAwait(false));
        },
    };
}
