using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.makePhoneCall</c> takes.</summary>
/// <param name="PhoneNumber">The number.</param>
public sealed record MakePhoneCallParams(string PhoneNumber);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MakePhoneCallParams))]
internal sealed partial class MakePhoneCallJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user call a number.</summary>
    public static SdkApi<MakePhoneCallParams, OpenApiResult> MakePhoneCall { get; } = new("makePhoneCall", MakePhoneCallJson.Default.MakePhoneCallParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Secrets = ["phoneNumber"],
        Validate = static parameters => string.IsNullOrWhiteSpace(parameters.PhoneNumber) ? "phoneNumber is empty" : null,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Phone ?? throw OpenApiErrors.NoDevice("phone");
            if (!await device.CallAsync(call.MiniApp, call.PageId, call.Params.PhoneNumber, cancellationToken).ConfigureAwait(false)) throw OpenApiErrors.Cancel();
            return new OpenApiResult();
        },
    };
}
