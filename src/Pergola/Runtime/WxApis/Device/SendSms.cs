using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.sendSms</c> takes.</summary>
/// <param name="PhoneNumber">Whom to.</param>
/// <param name="Content">What stands in it.</param>
public sealed record SendSmsParams(string PhoneNumber = "", string Content = "");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendSmsParams))]
internal sealed partial class SendSmsJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user send a text message.</summary>
    public static SdkApi<SendSmsParams, OpenApiResult> SendSms { get; } = new("sendSms", SendSmsJson.Default.SendSmsParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Secrets = ["phoneNumber", "content"],
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Phone ?? throw OpenApiErrors.NoDevice("phone");
            if (!await device.SendMessageAsync(call.MiniApp, call.PageId, call.Params.PhoneNumber, call.Params.Content, cancellationToken).ConfigureAwait(false)) throw OpenApiErrors.Cancel();
            return new OpenApiResult();
        },
    };
}
