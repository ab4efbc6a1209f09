using Pergola.Dispatch;

namespace Pergola.Platform;

/// <summary>What the SDK asks the platform, at v2 and v3. Every method throws <see cref="OpenApiException"/> with the platform's number when it refuses.</summary>
public interface IPlatformClient
{
    /// <summary>Issues a login code: what <c>wx.login</c> gives the mini program.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">How the platform knows the user.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    /// <returns>The code; one use, five minutes.</returns>
    Task<string> IssueLoginCodeAsync(string appId, PlatformUser user, CancellationToken cancellationToken);

    /// <summary>Returns when the user's session in the mini program is good, else throws.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">The user, by account.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    Task CheckSessionAsync(string appId, PlatformUser user, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a user: the superapp's logout.</summary>
    /// <param name="user">The user, by account.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task LogoutAsync(PlatformUser user, CancellationToken cancellationToken);
}

/// <summary>How the platform knows the user: the host's account (v2) or an auth code of the host (v3).</summary>
/// <param name="Account">The superapp's user id; at v3 it may be null, and otherwise must be the auth code's user.</param>
/// <param name="AuthCode">The host's auth code; null at v2.</param>
public sealed record PlatformUser(string? Account, string? AuthCode)
{
    /// <summary>The superapp server's ticket, where the SDK runs on a device; else null.</summary>
    public string? Ticket { get; init; }

    // Neither is for a log.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append(AuthCode is null ? "by account" : "by auth code");
        return true;
    }
}
