namespace Pergola.Samples.SuperAppServer;

/// <summary>What an auth code of v3 stands for.</summary>
internal sealed record AuthGrant(SampleUser User, IReadOnlyList<string> Scopes);

/// <summary>The auth codes of v3. The platform brings them back without naming a mini program, so they are bound to none.</summary>
internal sealed class AuthCodes(TimeProvider time, SampleSuperAppServerOptions options)
{
    private const string AnyProgram = "";

    private readonly OneUseCodes<AuthGrant> _codes = new(time, options.CodeLife);

    public string Issue(SampleUser user, IReadOnlyList<string> scopes) => _codes.Issue(AnyProgram, new(user, scopes));

    public AuthGrant? TryRedeem(string code) => _codes.TryRedeem(AnyProgram, code, out var grant) ? grant : null;
}
