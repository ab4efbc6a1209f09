using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>What <c>wx.getEmail</c> answers. At v1 a host may answer anything, so even the code can be absent.</summary>
/// <param name="Code">Exchanged for the e-mail address by the mini program's backend; one use, five minutes. It is another kind of code than that of <c>wx.login</c>.</param>
public sealed record GetEmailResult(string? Code = null) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetEmailResult))]
internal sealed partial class GetEmailJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Gives the mini program a code for the user's e-mail address, after a tap and with the masked address on the sheet (documents: Android and iOS
    /// open APIs, "wx.getEmail"). A user without one: the platform's errno, 200000.
    /// </summary>
    public static OpenApi<NoParams, GetEmailResult> GetEmail { get; } =
        new("getEmail", SharedJson.Default.NoParams, GetEmailJson.Default.GetEmailResult)
        {
            Since = new(2, 1, 0),
            Consent = ConsentRule.AskEveryTime("scope.getEmail", denied: "user deny"),
            Gesture = Gesture.Needed,
            AuthScope = "SCOPE_EMAIL",
            Secrets = ["code"],
            Host = static (host, call, ct) => host.GetEmailAsync(call, ct),
            Preview = static async (platform, user, call, ct) =>
            {
                var preview = await platform.PreviewContactAsync(call.AppId, user, ContactKind.Email, ct).ConfigureAwait(false);
                return new ConsentPreview(preview.MaskedValue, preview.Ticket);
            },
            Default = static async (platform, user, call, ct) =>
                new(await platform.IssueContactCodeAsync(call.AppId, user, ContactKind.Email, call.Consent!.Preview!.Ticket!, ct).ConfigureAwait(false)),
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.getEmail</c> at v1, after the user allowed it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<GetEmailResult> GetEmailAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<GetEmailResult>();
}
