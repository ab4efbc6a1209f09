using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getAppAuthorizeSetting</c> answers.</summary>
/// <param name="AlbumAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="BluetoothAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="CameraAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="LocationAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="MicrophoneAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="NotificationAuthorized"><c>authorized</c>, <c>denied</c> or <c>not determined</c>.</param>
/// <param name="LocationReducedAccuracy">Whether places are told roughly.</param>
public sealed record GetAppAuthorizeSettingResult(string AlbumAuthorized, string BluetoothAuthorized, string CameraAuthorized, string LocationAuthorized, string MicrophoneAuthorized, string NotificationAuthorized, bool LocationReducedAccuracy) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetAppAuthorizeSettingResult))]
internal sealed partial class GetAppAuthorizeSettingJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells what the system lets the superapp do.</summary>
    public static SdkApi<NoParams, GetAppAuthorizeSettingResult> GetAppAuthorizeSetting { get; } = new("getAppAuthorizeSetting", SharedJson.Default.NoParams, GetAppAuthorizeSettingJson.Default.GetAppAuthorizeSettingResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (_, _) => new(new GetAppAuthorizeSettingResult(NotDetermined, NotDetermined, NotDetermined, NotDetermined, NotDetermined, NotDetermined, false)),
    };

    private const string NotDetermined = "not determined";
}
