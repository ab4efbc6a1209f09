using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Platform;

/// <summary>Works out how the platform is told who the user is: the one place that does.</summary>
internal sealed class PlatformCredential(MiniOpenApiProxy proxy, MiniAppProxy host, RequestSigner? signer)
{
    /// <summary>The user for one call.</summary>
    /// <exception cref="OpenApiException">Nobody is signed in, or the superapp gives no auth code or not the scope.</exception>
    public async Task<PlatformUser> ResolveAsync(IHostedApi api, MiniAppContext context, ApiLevel level, CancellationToken cancellationToken)
    {
        if (level != ApiLevel.V3 || !api.AsksAuthCode) return await ByAccountAsync(context, cancellationToken).ConfigureAwait(false);

        var authCode = await AuthCodeAsync(api.AuthScope, context, cancellationToken).ConfigureAwait(false);
        // The account goes along where it is known: the platform refuses an auth code that turns out to be another user's.
        return await WithTicketAsync(new(IsAccount(context.Account) ? context.Account : null, authCode), context, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The user by the account that the mini program was launched for: v2, and what ends a session.</summary>
    /// <exception cref="OpenApiException">Nobody is signed in.</exception>
    public async Task<PlatformUser> ByAccountAsync(MiniAppContext context, CancellationToken cancellationToken)
    {
        if (!IsAccount(context.Account)) throw OpenApiErrors.InvalidAccount();
        return await WithTicketAsync(new(context.Account, null), context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PlatformUser> WithTicketAsync(PlatformUser user, MiniAppContext context, CancellationToken cancellationToken)
    {
        // A superapp on a server signs with its secret, and needs no ticket.
        if (signer is not { IsDevice: true }) return user;
        return user with { Ticket = await host.GetTicketAsync(context, signer.DeviceKey, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Whether a text names a user: hosts are known to say <c>unknown</c> when nobody is signed in.</summary>
    public static bool IsAccount(string? account) =>
        !string.IsNullOrWhiteSpace(account) && !account.Equals("unknown", StringComparison.OrdinalIgnoreCase);

    private async Task<string> AuthCodeAsync(string? scope, MiniAppContext context, CancellationToken cancellationToken)
    {
        var request = new AuthCodeRequest(scope is null ? [] : [scope]);
        var raw = JsonSerializer.SerializeToElement(request, AuthCodeJson.Default.AuthCodeRequest);
        var result = await proxy.GetAuthCodeAsync(new(context, request, raw), cancellationToken).ConfigureAwait(false);
        if (result is null) throw OpenApiErrors.NoAuthCode();
        var code = string.IsNullOrEmpty(result.AuthCode) ? result.Code : result.AuthCode;
        if (string.IsNullOrEmpty(code)) throw OpenApiErrors.NoAuthCode();
        // A code without the scope that was asked for must not be spent on it.
        return scope is null || result.AuthSuccessScopes.Contains(scope) ? code : throw OpenApiErrors.AuthDeny();
    }
}
