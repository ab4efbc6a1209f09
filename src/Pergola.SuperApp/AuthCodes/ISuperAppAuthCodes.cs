using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp;

/// <summary>Issues the auth codes that a host's <c>getAuthCode</c> answers at v3.</summary>
public interface ISuperAppAuthCodes
{
    /// <summary>Issues an auth code: one use, for this user, mini program and scopes.</summary>
    /// <param name="user">The user who is signed in.</param>
    /// <param name="appId">The mini program that asked.</param>
    /// <param name="scopes">The scopes that it needs; empty for a login.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The code and its scopes. A scope that nobody knows, or whose value the user does not have, is among <c>authErrorScopes</c>.</returns>
    Task<AuthCodeResult> IssueAsync(SuperAppUser user, string appId, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default);
}
