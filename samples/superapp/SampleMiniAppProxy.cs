using Pergola.MiniApps;

namespace Pergola.Samples.SuperApp;

/// <summary>Tells the SDK who is signed in, and what the user is called.</summary>
internal sealed class SampleMiniAppProxy(SampleSession session, SuperAppServer server) : MiniAppProxy
{
    /// <inheritdoc />
    public override string? GetAccount() => session.Account;

    /// <inheritdoc />
    public override async ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) =>
        session.TokenOf(context.Account) is { } token && await server.GetProfileAsync(token, cancellationToken) is { } profile ? SampleUserInfo.Of(profile) : null;
}
