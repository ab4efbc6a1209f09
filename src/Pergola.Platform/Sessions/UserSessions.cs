using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Platform.Registry;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Sessions;

/// <summary>Is a session alive, is a signature made with its key, and when does it end?</summary>
internal sealed class UserSessions(ISessionStore sessions, SessionKeys keys, TimeProvider time, IOptions<PergolaPlatformOptions> options, PlatformTelemetry telemetry)
{
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
        var outcome = await CheckAsync(miniProgram, openId, signature, cancellationToken);
        telemetry.SignatureChecked(outcome);
        return outcome;
    }

    /// <summary>Ends everything that a superapp user has, in every mini program.</summary>
    public Task EndAllAsync(SuperApp superApp, string uid, CancellationToken cancellationToken) =>
        sessions.EndAllAsync(superApp.AppKey, uid, time.GetUtcNow(), cancellationToken);

    private async Task<SignatureCheck> CheckAsync(MiniProgram miniProgram, string openId, string signature, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var session = await sessions.FindByOpenIdAsync(miniProgram.AppId, openId, cancellationToken);
        if (session is null)
            return SignatureCheck.UnknownOpenId;
        if (session.ExpiresAt <= now)
            return SignatureCheck.NoSession;
        var good = Signed(session.SealedKey, signature)
            || session.PreviousKeys!.Any(previous => previous.Until > now && Signed(previous.SealedKey, signature));
        if (!good)
            return SignatureCheck.Wrong;
        await ProlongAsync(miniProgram, session, cancellationToken);
        return SignatureCheck.Good;
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
