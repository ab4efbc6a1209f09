using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.authorize</c> takes.</summary>
/// <param name="Scope">The scope to ask for, such as <c>scope.record</c>. Scopes that are asked at every call, such as <c>scope.getPhoneNumber</c>, cannot be asked for in advance.</param>
public sealed record AuthorizeParams(string Scope);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuthorizeParams))]
internal sealed partial class AuthorizeJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Asks the user for a scope in advance, at once and without calling what the scope guards; succeeds without asking when it is granted already
    /// (document: mini program open APIs, "authorize"). <c>scope.userLocationBackground</c> never asks: the user turns it on in the settings.
    /// <c>scope.address</c>, <c>scope.invoice</c> and <c>scope.invoiceTitle</c> guard nothing any more and succeed.
    /// </summary>
    public static SdkApi<AuthorizeParams, OpenApiResult> Authorize { get; } = new("authorize", AuthorizeJson.Default.AuthorizeParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.RememberedNamedBy("scope", KnownScopes.InAdvance),
        Gesture = Gesture.None,
        Options = new Dictionary<string, IReadOnlyList<string>> { ["scope"] = KnownScopes.All },
        Validate = static parameters => KnownScopes.Has(parameters.Scope) ? null : throw new OpenApiException("invalid scope", OpenApiErrors.ParameterErrno, s_invalidScope),
        Answer = static (_, _) => new(new OpenApiResult()),
    };

    // WeChat's older number for it, which programs still compare with.
    private static readonly Dictionary<string, JsonElement> s_invalidScope = new() { ["errCode"] = JsonElement.Parse("-12001") };
}
