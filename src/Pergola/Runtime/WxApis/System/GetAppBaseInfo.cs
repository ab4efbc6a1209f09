using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getAppBaseInfo</c> answers.</summary>
/// <param name="SdkVersion">The SDK's version.</param>
/// <param name="EnableDebug">Whether this is a development version.</param>
/// <param name="Host">The app around the program.</param>
/// <param name="Language">The user's language.</param>
/// <param name="Version">The superapp's version.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>; light unless app.json has <c>darkmode</c>.</param>
/// <param name="FontSizeSetting">The user's font size, in CSS pixels.</param>
public sealed record GetAppBaseInfoResult([property: JsonPropertyName("SDKVersion")] string SdkVersion, bool EnableDebug, HostApp Host, string Language, string Version, string Theme, double FontSizeSetting) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetAppBaseInfoResult))]
internal sealed partial class GetAppBaseInfoJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells the SDK's version and the user's language and theme.</summary>
    public static SdkApi<NoParams, GetAppBaseInfoResult> GetAppBaseInfo { get; } = new("getAppBaseInfo", SharedJson.Default.NoParams, GetAppBaseInfoJson.Default.GetAppBaseInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(new GetAppBaseInfoResult(
            SystemFacts.Version(call.MiniApp.Options.SdkVersion), call.MiniApp.Context.App.EnvVersion == EnvVersion.Develop, new HostApp(), call.MiniApp.Device.Language, "1.0.0", SystemFacts.Theme(call.MiniApp), 16)),
    };
}
