using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.addPhoneContact</c> takes.</summary>
/// <param name="FirstName">The first name. The other fields that WeChat documents are passed to the device as they are.</param>
public sealed record AddPhoneContactParams(string FirstName);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AddPhoneContactParams))]
internal sealed partial class AddPhoneContactJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user add a contact.</summary>
    public static SdkApi<AddPhoneContactParams, OpenApiResult> AddPhoneContact { get; } = new("addPhoneContact", AddPhoneContactJson.Default.AddPhoneContactParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.FirstName.Length == 0 ? "firstName is empty" : null,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Phone ?? throw OpenApiErrors.NoDevice("phone");
            if (!await device.AddContactAsync(call.MiniApp, call.PageId, call.RawParams, cancellationToken).ConfigureAwait(false)) throw OpenApiErrors.Cancel();
            return new OpenApiResult();
        },
    };
}
