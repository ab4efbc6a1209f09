using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.View;

namespace Pergola.Runtime.WxApis;

/// <summary>What the camera is told.</summary>
/// <param name="Type"><c>takePhoto</c>, what <c>CameraContext.takePhoto</c> does; <c>open</c>, what the <c>camera</c> component does when it appears.</param>
/// <param name="Quality"><c>high</c>, <c>normal</c>, <c>low</c> or <c>original</c>. The picture is always as the device gives it.</param>
/// <param name="DevicePosition"><c>back</c> or <c>front</c>, for <c>open</c>.</param>
public sealed record OperateCameraParams(string Type, string Quality = "normal", string DevicePosition = "back");

/// <summary>What the camera answers.</summary>
/// <param name="TempImagePath">The picture as a temporary file, <c>wxfile://tmp/...</c>.</param>
public sealed record OperateCameraResult(string TempImagePath) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OperateCameraParams))]
[JsonSerializable(typeof(OperateCameraResult))]
internal sealed partial class OperateCameraJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>
    /// The camera behind the <c>camera</c> component and <c>wx.createCameraContext()</c> (document: mini program open APIs, AuthSetting, <c>scope.camera</c>).
    /// A picture can be taken only while the page shows a running camera and the scope is granted.
    /// </summary>
    public static SdkApi<OperateCameraParams, OperateCameraResult> OperateCamera { get; } = new("operateCamera", OperateCameraJson.Default.OperateCameraParams, OperateCameraJson.Default.OperateCameraResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.Remembered("scope.camera"),
        Gesture = Gesture.None,
        IsHidden = true,
        Validate = static parameters => parameters switch
        {
            { Type: not ("takePhoto" or "open") } => "invalid type",
            { Quality: not ("high" or "normal" or "low" or "original") } => "invalid quality: it is high, normal, low or original",
            _ => null,
        },
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Camera ?? throw OpenApiErrors.NoDevice("camera");
            var front = call.Params.Type == "open"
                ? call.Params.DevicePosition == "front"
                : OpenCameras.IsFront(call.MiniApp, call.PageId) ?? throw new OpenApiException("no camera runs on this page", OpenApiErrors.SystemErrno);
            var image = await device.TakeAsync(call.MiniApp, front, cancellationToken).ConfigureAwait(false);
            // The user may have taken the scope back while the device was busy.
            if (call.MiniApp.Consents.Find("scope.camera") != true) throw OpenApiErrors.AuthDeny();
            return new OperateCameraResult(call.MiniApp.Files.AddTemporary(image.Bytes.Span, ViewResourceTypes.ExtensionOf(image.ContentType) ?? "png"));
        },
    };
}
