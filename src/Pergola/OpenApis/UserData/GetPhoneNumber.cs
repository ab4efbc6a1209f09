using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>What <c>wx.getPhoneNumber</c> answers. At v1 a host may answer anything, so even the code can be absent.</summary>
/// <param name="Code">Exchanged for the phone number by the mini program's backend; one use, five minutes. It is another kind of code than that of <c>wx.login</c>.</param>
public sealed record GetPhoneNumberResult(string? Code = null) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetPhoneNumberResult))]
internal sealed partial class GetPhoneNumberJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Gives the mini program a code for the user's phone number, after a tap and with the masked number on the sheet (documents: Android and iOS
    /// open APIs, "wx.getPhoneNumber"). A user without a phone number: the platform's errno, 200000.
    /// </summary>
    public static OpenApi<NoParams, GetPhoneNumberResult> GetPhoneNumber { get; } =
        new("getPhoneNumber", SharedJson.Default.NoParams, GetPhoneNumberJson.Default.GetPhoneNumberResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.AskEveryTime("scope.getPhoneNumber", denied: "user deny"),
            Gesture = Gesture.Needed,
            AuthScope = "SCOPE_PHONE_NUMBER",
            Secrets = ["code"],
            Host = static (host, call, ct) => host.GetPhoneNumberAsync(call, ct),
            Preview = static async (platform, user, call, ct) =>
            {
                var preview = await platform.PreviewContactAsync(call.AppId, user, ContactKind.Phone, ct).ConfigureAwait(false);
                return new ConsentPreview(preview.MaskedValue, preview.Ticket);
            },
            Default = static async (platform, user, call, ct) =>
                new(await platform.IssueContactCodeAsync(call.AppId, user, ContactKind.Phone, call.Consent!.Preview!.Ticket!, ct).ConfigureAwait(false)),
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.getPhoneNumber</c> at v1, after the user allowed it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<GetPhoneNumberResult>();
}
