using Pergola.Platform.Sessions;

namespace Pergola.Platform.Codes;

/// <summary>
/// Keeps one-time codes. There is no Get and no Remove, so that nobody can look first and mark later.
/// </summary>
/// <remarks>
/// <code>
///            Redeem (login, v2), Trade (ticket) -------.
///          /                                            v
/// Add -> unused --Claim--> claimed --Complete--------> used --same attempt, soon--> the same answer
///          ^                  |                         `--anything else--> refused, audited
///          `-Release, lease over
/// </code>
/// A claim is for what the superapp server must be asked: a login at v3, a phone number, an e-mail address.
/// A code also ends when it expires, and when its user logs out before it was used.
/// </remarks>
internal interface ICodeStore
{
    /// <summary>Keeps a new code.</summary>
    Task AddAsync(NewCode code, CancellationToken cancellationToken);

    /// <summary>Uses a code whose user is known and starts the session, both or neither.</summary>
    Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken);

    /// <summary>Keeps others away from a code until the lease ends, a completion or <see cref="ReleaseAsync"/>.</summary>
    Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Uses a code that this attempt claimed, now that its user is known, and starts the session, both or neither.</summary>
    Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken);

    /// <summary>Uses a phone or e-mail code that this attempt claimed; null, or why it cannot. The same attempt may complete again, soon.</summary>
    Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken);

    /// <summary>
    /// Uses a ticket and keeps the code that it becomes, both or neither; null, or why it cannot. <paramref name="uid"/> must be the
    /// ticket's user where it is known. The code is of the ticket's level, mini program and user, and carries its secret on.
    /// </summary>
    Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken);

    /// <summary>Gives a claimed code back unused; does nothing when this attempt does not hold it.</summary>
    Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken);
}

/// <summary>What a code is for; a code of one kind is worthless as another.</summary>
internal enum CodeKind
{
    /// <summary>From wx.login to jscode2session.</summary>
    Login = 1,

    /// <summary>From the masked phone number on a consent sheet to its code.</summary>
    PhoneTicket = 2,

    /// <summary>From the masked e-mail address on a consent sheet to its code.</summary>
    EmailTicket = 3,

    /// <summary>From wx.getPhoneNumber to getuserphonenumber.</summary>
    Phone = 4,

    /// <summary>From wx.getEmail to getuseremail.</summary>
    Email = 5,
}

/// <summary>How the platform knows the code's user.</summary>
internal enum CodeLevel
{
    /// <summary>The user was checked when the code was issued.</summary>
    V2 = 2,

    /// <summary>The superapp server names the user when the code is redeemed.</summary>
    V3 = 3,
}

/// <summary>A code to keep. Of the code itself only the hash is kept.</summary>
/// <remarks><c>User</c>: the user; at v3 null, or the user that the superapp server must name. <c>SealedSecret</c>: what the superapp server is asked with, sealed: a login's auth code at v3, the temporary code of a phone number or e-mail address.</remarks>
internal sealed record NewCode(
    byte[] Hash, CodeKind Kind, CodeLevel Level, string SuperApp, string AppId, SessionUser? User, byte[]? SealedSecret, string ExchangeId,
    DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>A code that a ticket becomes.</summary>
internal sealed record TradedCode(byte[] Hash, CodeKind Kind, DateTimeOffset ExpiresAt);

/// <summary>One try to use a code.</summary>
/// <remarks><c>Attempt</c>: names the try; when the same try comes again after it won, it gets the same answer. <c>RepeatWindow</c>: for how long after it won.</remarks>
internal sealed record CodeTry(byte[] Hash, CodeKind Kind, CodeLevel Level, string AppId, string Attempt, DateTimeOffset Now, TimeSpan RepeatWindow);

/// <summary>A session, or why there is none.</summary>
internal sealed record Redemption(StoredSession? Session, Refusal? Refusal)
{
    public static Redemption Of(StoredSession session) => new(session, null);

    public static Redemption Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>A claim: what to exchange; or the session that this attempt got before; or why there is neither.</summary>
/// <remarks><c>Uid</c>: the code's user; at v3, for a login, the user that the superapp server must name, or null when any will do.</remarks>
internal sealed record Claim(byte[]? SealedSecret, string? ExchangeId, string? Uid, StoredSession? Session, Refusal? Refusal);

/// <summary>Why a code was refused.</summary>
internal enum Refusal
{
    Unknown,
    Expired,
    Used,
    InUse,
    OtherApp,
    OtherKind,
    LoggedOut,
    AuthCodeRefused,
    OtherUser,
    TemporaryCodeRefused,

    /// <summary>Issued at a level below the superapp's floor.</summary>
    LevelRefused,
}
