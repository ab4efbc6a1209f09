using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Samples.SuperApp;

/// <summary>The superapp's side of the open APIs: its own login at v1, and the auth code that v3 starts with. v2 needs nothing here.</summary>
internal sealed class SampleOpenApiProxy(SampleSession session, SuperAppServer server) : MiniOpenApiProxy
{
    /// <inheritdoc />
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => session.Level;

    /// <summary>v1: our server makes the code, for this user and this mini program.</summary>
    public override async Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
    {
        var token = session.TokenOf(call.Context.Account) ?? throw OpenApiErrors.SignedOut();
        var code = await server.GetLoginCodeAsync(token, call.AppId, cancellationToken);
        return new(code ?? throw OpenApiErrors.SignedOut());
    }

    /// <summary>v1: the session is good while the user of the mini program is signed in.</summary>
    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        session.TokenOf(call.Context.Account) is null ? throw OpenApiErrors.SignedOut() : Task.FromResult(new OpenApiResult());

    /// <summary>v3: our server makes an auth code, which the platform brings back to it. The mini program never sees it.</summary>
    public override async Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken)
    {
        var token = session.TokenOf(call.Context.Account) ?? throw OpenApiErrors.SignedOut();
        var issued = await server.GetAuthCodeAsync(token, call.AppId, call.Params.Scopes, cancellationToken) ?? throw OpenApiErrors.SignedOut();
        return new() { AuthCode = issued.AuthCode, AuthSuccessScopes = issued.AuthSuccessScopes };
    }
}
