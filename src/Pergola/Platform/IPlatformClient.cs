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

    /// <summary>What a consent sheet may show of the user's phone number or e-mail address. At v3 the auth code is exchanged here.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">How the platform knows the user.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    Task<ContactPreview> PreviewContactAsync(string appId, PlatformUser user, ContactKind kind, CancellationToken cancellationToken);

    /// <summary>Issues the code for what was previewed, after the user allowed it: what <c>wx.getPhoneNumber</c> gives the mini program.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">The same user.</param>
    /// <param name="kind">The same kind.</param>
    /// <param name="ticket">The preview's ticket; good once.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    /// <returns>The code; one use, five minutes.</returns>
    Task<string> IssueContactCodeAsync(string appId, PlatformUser user, ContactKind kind, string ticket, CancellationToken cancellationToken);

    /// <summary>URL of the user's avatar; empty when the user has none.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">How the platform knows the user.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    Task<string> GetAvatarAsync(string appId, PlatformUser user, CancellationToken cancellationToken);

    /// <summary>The user's nickname; empty when the user has none.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">How the platform knows the user.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    Task<string> GetNickNameAsync(string appId, PlatformUser user, CancellationToken cancellationToken);

    /// <summary>Signs and encrypts what the host says of its user, with the session key of the user's last login. The key stays at the platform.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">The user, by account.</param>
    /// <param name="userInfo">What the host says.</param>
    /// <param name="withOpenId">Whether the encrypted part holds openid and unionid: for getUserInfo, not for getUserProfile.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    /// <exception cref="OpenApiException">87007: no session of the user lives.</exception>
    Task<SealedUserInfo> SealUserInfoAsync(string appId, PlatformUser user, UserInfo userInfo, bool withOpenId, CancellationToken cancellationToken);

    /// <summary>Tells the platform the public key that signs the user's biometric results from now on.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="user">The user, by account.</param>
    /// <param name="publicKey">RSA, base64 of the SubjectPublicKeyInfo.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    Task RegisterSoterKeyAsync(string appId, PlatformUser user, string publicKey, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a user: the superapp's logout.</summary>
    /// <param name="user">The user, by account.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task LogoutAsync(PlatformUser user, CancellationToken cancellationToken);
}

/// <summary>What a user can be reached by.</summary>
public enum ContactKind
{
    /// <summary>The phone number.</summary>
    Phone,

    /// <summary>The e-mail address.</summary>
    Email,
}

/// <summary>What a consent sheet may show before the user allows it.</summary>
/// <param name="MaskedValue">The value with its middle hidden, such as <c>158****2850</c>.</param>
/// <param name="Ticket">What the code is issued for; good once, five minutes.</param>
public sealed record ContactPreview(string MaskedValue, string Ticket);

/// <summary>User info that the mini program's backend can trust (document: mini program open APIs, "getUserInfo").</summary>
/// <param name="RawData">The signed JSON text.</param>
/// <param name="Signature">sha1(rawData + session key), in hex.</param>
/// <param name="EncryptedData">AES-128-CBC of the whole user info, in base64.</param>
/// <param name="Iv">Its initial vector, in base64.</param>
public sealed record SealedUserInfo(string RawData, string Signature, string EncryptedData, string Iv);

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
