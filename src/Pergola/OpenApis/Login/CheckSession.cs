using Pergola.Dispatch;

namespace Pergola;

public static partial class OpenApis
{
    /// <summary>
    /// Succeeds while the session of the last login is good (document: mini program open APIs, "checkSession"). v3 is as v2: no auth code is asked for.
    /// </summary>
    public static OpenApi<NoParams, OpenApiResult> CheckSession { get; } = new("checkSession", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        AsksAuthCode = false,
        Host = static (host, call, ct) => host.CheckSessionAsync(call, ct),
        Default = static async (platform, user, call, ct) =>
        {
            await platform.CheckSessionAsync(call.AppId, user, ct).ConfigureAwait(false);
            return new();
        },
    };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.checkSession</c> at v1: returns when the session is good, else throws <see cref="OpenApiException"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<OpenApiResult>();
}
