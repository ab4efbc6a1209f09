using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.login</c> answers. At v1 a host may answer anything, so even the code can be absent.</summary>
/// <param name="Code">Exchanged for openid and session key by the mini program's backend; one use, five minutes.</param>
public sealed record LoginResult(string? Code = null) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoginResult))]
internal sealed partial class LoginJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Gives the mini program a login code for the signed-in user (document: mini program open APIs, "login").</summary>
    public static OpenApi<NoParams, LoginResult> Login { get; } = new("login", SharedJson.Default.NoParams, LoginJson.Default.LoginResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Secrets = ["code"],
        Host = static (host, call, ct) => host.LoginAsync(call, ct),
        Default = static async (platform, user, call, ct) => new(await platform.IssueLoginCodeAsync(call.AppId, user, ct).ConfigureAwait(false)),
    };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.login</c> at v1.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<LoginResult>();
}
