using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Platform.Registry;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Sessions;

/// <summary>Is a session alive, is a signature made with its key, and when does it end?</summary>
internal sealed class UserSessions(ISessionStore sessions, SessionKeys keys, TimeProvider time, IOptions<PergolaPlatformOptions> options, PlatformTelemetry telemetry)
{
    private const int MostRounds = 3;

    /// <summary>What <c>wx.checkSession</c> asks. A live session is prolonged.</summary>
    public async Task<bool> IsAliveAsync(MiniProgram miniProgram, string uid, CancellationToken cancellationToken) =>
        await FindLiveAsync(miniProgram, uid, cancellationToken) is not null;

    /// <summary>The user's live session, prolonged; null when there is none.</summary>
    public async Task<StoredSession?> FindLiveAsync(MiniProgram miniProgram, string uid, CancellationToken cancellationToken)
    {
        var session = await sessions.FindByUserAsync(miniProgram.AppId, uid, cancellationToken);
        if (session is null || session.ExpiresAt <= time.GetUtcNow())
            return null;
        await ProlongAsync(miniProgram, session, cancellationToken);
        return session;
    }

    /// <summary>What a mini program's backend asks with checkSessionKey. A good signature prolongs the session.</summary>
    public async Task<SignatureCheck> CheckSignatureAsync(MiniProgram miniProgram, string openId, string signature, CancellationToken cancellationToken)
    {
        var (check, session) = await VerifyAsync(miniProgram, openId, signature, cancellationToken);
        if (check == SignatureCheck.Good)
            await ProlongAsync(miniProgram, session!, cancellationToken);
        telemetry.SignatureChecked(check);
        return check;
    }

    /// <summary>Gives the session a new key if the signature is good with the old one, or with a previous one. It ends when it would have ended; no other key is good from then on.</summary>
    public async Task<(SignatureCheck Check, SessionKey? NewKey)> ResetKeyAsync(MiniProgram miniProgram, string openId, string signature, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var (check, session) = await VerifyAsync(miniProgram, openId, signature, cancellationToken);
            if (check != SignatureCheck.Good)
                return (check, null);
            var newKey = keys.NewSession().SealedKey;
            if (await sessions.ResetKeyAsync(miniProgram.AppId, openId, session!.SealedKey, newKey, time.GetUtcNow(), cancellationToken) is { } reset)
                return (SignatureCheck.Good, keys.Open(reset.SealedKey));

            // A login or another reset came between: the signature may still be good with a previous key, or no longer.
        }

        throw new PlatformException(PlatformError.System, "other logins of this user replace the key all the time");
    }

    /// <summary>Ends everything that a superapp user has, in every mini program.</summary>
    public Task EndAllAsync(SuperApp superApp, string uid, CancellationToken cancellationToken) =>
        sessions.EndAllAsync(superApp.AppKey, uid, time.GetUtcNow(), cancellationToken);

    private async Task<(SignatureCheck Check, StoredSession? Session)> VerifyAsync(
        MiniProgram miniProgram, string openId, string signature, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = await sessions.FindByOpenIdAsync(miniProgram.AppId, openId, cancellationToken);
        if (session is null)
            return (SignatureCheck.UnknownOpenId, null);
        if (session.ExpiresAt <= now)
            return (SignatureCheck.NoSession, null);
        var good = Signed(session.SealedKey, signature)
            || session.PreviousKeys!.Any(previous => previous.Until > now && Signed(previous.SealedKey, signature));
        return good ? (SignatureCheck.Good, session) : (SignatureCheck.Wrong, null);
    }

    private bool Signed(byte[] sealedKey, string signature) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(UserStateSignature.Of(keys.Open(sealedKey), "")),
            Encoding.ASCII.GetBytes(signature.ToLowerInvariant()));

    private async Task ProlongAsync(MiniProgram miniProgram, StoredSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var end = now + options.Value.SessionLifetime;

        // A write a minute is exact enough; a write at each check would make the cheapest question the dearest.
        if (end - session.ExpiresAt >= TimeSpan.FromMinutes(1))
            await sessions.ProlongAsync(miniProgram.AppId, session.User.Uid, now, end, cancellationToken);
    }
}

/// <summary>What came of a signature check.</summary>
internal enum SignatureCheck
{
    Good,
    Wrong,
    NoSession,
    UnknownOpenId,
}
