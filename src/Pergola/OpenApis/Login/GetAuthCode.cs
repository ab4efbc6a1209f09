using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What v3 asks the superapp for (document: iOS open APIs V3, "Retrieves authCode").</summary>
/// <param name="Scopes"><c>SCOPE_PHONE_NUMBER</c>, <c>SCOPE_EMAIL</c>, <c>SCOPE_AVATAR</c>, <c>SCOPE_NICKNAME</c>; empty for login.</param>
public sealed record AuthCodeRequest(IReadOnlyList<string> Scopes);

/// <summary>The superapp's answer: <see cref="AuthCode"/>, else <see cref="Code"/>.</summary>
public sealed record AuthCodeResult
{
    /// <summary>The auth code of the superapp's server.</summary>
    public string? AuthCode { get; init; }

    /// <summary>Taken when <see cref="AuthCode"/> is empty.</summary>
    public string? Code { get; init; }

    /// <summary>The scopes that were granted. A scope that was asked for and is not among them is <c>auth deny</c>.</summary>
    public IReadOnlyList<string> AuthSuccessScopes { get; init; } = [];

    /// <summary>The scopes that were not granted, with the reason.</summary>
    public IReadOnlyDictionary<string, string> AuthErrorScopes { get; init; } = new Dictionary<string, string>();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AuthCodeRequest))]
internal sealed partial class AuthCodeJson : JsonSerializerContext;

public abstract partial class MiniOpenApiProxy
{
    /// <summary>
    /// Gives the SDK an auth code of the superapp for the signed-in user, at v3. It never reaches the mini program. Signed out: throw
    /// <see cref="OpenApiErrors.SignedOut"/>.
    /// </summary>
    /// <param name="call">Who calls, and the scopes.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken) => NotServed<AuthCodeResult>();
}
