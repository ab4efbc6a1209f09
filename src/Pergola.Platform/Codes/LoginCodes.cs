using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;

namespace Pergola.Platform.Codes;

/// <summary>Issues login codes at v2 and v3, and exchanges them for sessions.</summary>
internal sealed partial class LoginCodes(
    ICodeStore codes, SessionKeys sessionKeys, DataKeys keys, SuperAppServer superAppServer, LevelFloor floor, RateLimits limits, TimeProvider time,
    IOptions<PergolaPlatformOptions> options, PlatformTelemetry telemetry, ILogger<LoginCodes> log)
{
    /// <summary>v2: the superapp server is asked for the user now.</summary>
    public async Task<string> IssueAsync(SuperApp superApp, MiniProgram miniProgram, string uid, CancellationToken cancellationToken)
    {
        limits.ChargeLogin(miniProgram.AppId, uid);
        var user = new SessionUser(uid, OpenIds.Of(superApp, miniProgram, uid));
        if (!await superAppServer.UserExistsAsync(superApp, miniProgram.AppId, user, cancellationToken))
            throw new PlatformException(PlatformError.InvalidAccountId, "the superapp server does not know this user");
        return await AddAsync(superApp, miniProgram, CodeLevel.V2, user, sealedAuthCode: null, cancellationToken);
    }

    /// <summary>v3: the superapp server is asked when the code is redeemed; <paramref name="uid"/> says whom it must name, if known.</summary>
    public Task<string> IssueAsync(SuperApp superApp, MiniProgram miniProgram, string? uid, string authCode, CancellationToken cancellationToken)
    {
        if (authCode.Length is 0 or > RequestUsers.LongestAuthCode)
            throw new PlatformException(PlatformError.InvalidCode, $"the auth code must have 1 to {RequestUsers.LongestAuthCode} characters");
        if (uid is not null)
            limits.ChargeLogin(miniProgram.AppId, uid);
        var user = uid is null ? null : new SessionUser(uid, OpenIds.Of(superApp, miniProgram, uid));
        var sealedAuthCode = keys.Seal(Encoding.UTF8.GetBytes(authCode), DataKeys.Purpose.AuthCode);
        return AddAsync(superApp, miniProgram, CodeLevel.V3, user, sealedAuthCode, cancellationToken);
    }

    /// <summary>Exchanges a code for the session that it starts.</summary>
    /// <remarks><c>attempt</c>: names the try, or null when the caller does not repeat tries.</remarks>
    public async Task<Redemption> RedeemAsync(SuperApp superApp, MiniProgram miniProgram, string code, string? attempt, CancellationToken cancellationToken)
    {
        if (!CodeText.IsPossible(code))
            return Redemption.Refused(Refusal.Unknown);
        limits.RequireCodesAllowed(miniProgram.AppId);
        var level = CodeText.LevelOf(code);
        var codeTry = new CodeTry(
            CodeText.Hash(code), CodeKind.Login, LevelFloor.Asked(superApp, level), miniProgram.AppId, attempt ?? RandomNumberGenerator.GetHexString(32), time.GetUtcNow(),
            options.Value.AttemptRepeatWindow);
        var session = sessionKeys.NewSession();
        var redemption = level == CodeLevel.V2
            ? Counted(await codes.RedeemAsync(codeTry, session, cancellationToken), session)
            : await ExchangeAsync(superApp, miniProgram, codeTry, session, cancellationToken);
        var outcome = await floor.JudgeAsync(superApp, codeTry, level, redemption.Refusal, cancellationToken);
        telemetry.Redeemed(CodeKind.Login, outcome);
        if (outcome is not { } refusal)
            return redemption;
        if (refusal == Refusal.Unknown)
            limits.CountUnknownCode(miniProgram.AppId);
        Refused(miniProgram.AppId, refusal);
        return Redemption.Refused(refusal);
    }

    private async Task<Redemption> ExchangeAsync(
        SuperApp superApp, MiniProgram miniProgram, CodeTry codeTry, NewSession session, CancellationToken cancellationToken)
    {
        var claim = await codes.ClaimAsync(codeTry, options.Value.ClaimLease, cancellationToken);
        if (claim.Session is not null || claim.Refusal is not null)
            return new Redemption(claim.Session, claim.Refusal);
        try
        {
            var authCode = Encoding.UTF8.GetString(keys.Open(claim.SealedSecret!, DataKeys.Purpose.AuthCode));
            var named = await superAppServer.ExchangeAsync(superApp, miniProgram.AppId, authCode, claim.ExchangeId!, cancellationToken);
            var uid = named?.Uid;
            var refusal = uid is null ? Refusal.AuthCodeRefused : claim.Uid is not null && claim.Uid != uid ? Refusal.OtherUser : (Refusal?)null;
            if (refusal is { } reason)
            {
                await codes.ReleaseAsync(codeTry, CancellationToken.None);
                return Redemption.Refused(reason);
            }

            // A user that was named when the code was issued was counted then.
            if (claim.Uid is null)
                limits.ChargeLogin(miniProgram.AppId, uid!);
            var user = new SessionUser(uid!, OpenIds.Of(superApp, miniProgram, uid!));
            return Counted(await codes.CompleteAsync(codeTry with { Now = time.GetUtcNow() }, user, session, CancellationToken.None), session);
        }
        catch
        {
            // Whatever went wrong, the code is not lost: its owner may try again.
            await codes.ReleaseAsync(codeTry, CancellationToken.None);
            throw;
        }
    }

    /// <summary>A repeated attempt gets the session that the first one started: that is not a new one.</summary>
    private Redemption Counted(Redemption redemption, NewSession session)
    {
        if (redemption.Session is { } started && started.SealedKey.AsSpan().SequenceEqual(session.SealedKey))
            telemetry.SessionStarted();
        return redemption;
    }

    private async Task<string> AddAsync(
        SuperApp superApp, MiniProgram miniProgram, CodeLevel level, SessionUser? user, byte[]? sealedAuthCode, CancellationToken cancellationToken)
    {
        var code = CodeText.New(level);
        var now = time.GetUtcNow();
        await codes.AddAsync(
            new NewCode(
                CodeText.Hash(code), CodeKind.Login, level, superApp.AppKey, miniProgram.AppId, user, sealedAuthCode,
                RandomNumberGenerator.GetHexString(32, lowercase: true), now, now + options.Value.CodeLifetime),
            cancellationToken);
        telemetry.CodeIssued(CodeKind.Login, level);
        return code;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A login code of mini program {AppId} was refused: {Refusal}.")]
    private partial void Refused(string appId, Refusal refusal);
}
