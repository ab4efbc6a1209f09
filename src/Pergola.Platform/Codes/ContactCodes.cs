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

/// <summary>
/// From a masked phone number or e-mail address to the whole one: a ticket for the consent sheet, a code for the mini program, the value
/// for its backend. The platform never keeps the value: it keeps the superapp server's temporary code, sealed, and asks when the code is redeemed.
/// </summary>
internal sealed partial class ContactCodes(
    ICodeStore codes, DataKeys keys, SuperAppUsers superAppUsers, LevelFloor floor, RateLimits limits, TimeProvider time, IOptions<PergolaPlatformOptions> options,
    PlatformTelemetry telemetry, ILogger<ContactCodes> log)
{
    /// <summary>What the sheet may show, and the ticket for its code.</summary>
    public async Task<(string Masked, string Ticket)> PreviewAsync(
        SuperApp superApp, MiniProgram miniProgram, RequestUser user, ContactKind kind, CancellationToken cancellationToken)
    {
        var preview = await superAppUsers.PreviewAsync(superApp, miniProgram.AppId, user.User, kind, cancellationToken);
        var ticket = CodeText.New(user.Level);
        var now = time.GetUtcNow();
        await codes.AddAsync(
            new NewCode(
                CodeText.Hash(ticket), kind.Ticket, user.Level, superApp.AppKey, miniProgram.AppId, user.User,
                keys.Seal(Encoding.UTF8.GetBytes(preview.Code), DataKeys.Purpose.TemporaryCode),
                RandomNumberGenerator.GetHexString(32, lowercase: true), now, now + options.Value.CodeLifetime),
            cancellationToken);
        telemetry.CodeIssued(kind.Ticket, user.Level);
        return (preview.Masked, ticket);
    }

    /// <summary>The code for a ticket: the user has allowed it.</summary>
    /// <remarks><c>uid</c>: whose ticket it must be; null only at v3, where the ticket alone may know its user.</remarks>
    public async Task<string> IssueAsync(SuperApp superApp, MiniProgram miniProgram, string? uid, ContactKind kind, string ticket, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(ticket))
            throw new PlatformException(PlatformError.InvalidTicket, "the ticket is missing");
        if (!CodeText.IsPossible(ticket))
            throw new PlatformException(PlatformError.InvalidTicket, $"the ticket is refused: {Refusal.Unknown}");
        var level = CodeText.LevelOf(ticket);
        var holder = uid is null && level == CodeLevel.V3 ? null : UserIds.Require(uid);
        var code = CodeText.New(level);
        var traded = new TradedCode(CodeText.Hash(code), kind.Code, time.GetUtcNow() + options.Value.CodeLifetime);
        var trade = Try(superApp, ticket, kind.Ticket, miniProgram, attempt: null);
        var outcome = await floor.JudgeAsync(superApp, trade, level, await codes.TradeAsync(trade, holder, traded, cancellationToken), cancellationToken);
        telemetry.Redeemed(kind.Ticket, outcome);
        if (outcome is { } refusal)
        {
            Refused(kind.Name, "ticket", miniProgram.AppId, refusal);
            throw refusal == Refusal.LevelRefused
                ? LevelFloor.Refused(superApp, (int)level)
                : new PlatformException(PlatformError.InvalidTicket, $"the ticket is refused: {refusal}");
        }

        telemetry.CodeIssued(kind.Code, level);
        return code;
    }

    /// <summary>Exchanges a code for the value.</summary>
    /// <remarks><c>openId</c>: whose code it must be, or null. <c>attempt</c>: names the try, or null when the caller does not repeat tries.</remarks>
    public async Task<ContactRedemption> RedeemAsync(
        SuperApp superApp, MiniProgram miniProgram, ContactKind kind, string code, string? openId, string? attempt, CancellationToken cancellationToken)
    {
        if (!CodeText.IsPossible(code))
            return new ContactRedemption(null, Refusal.Unknown);
        limits.RequireCodesAllowed(miniProgram.AppId);
        var codeTry = Try(superApp, code, kind.Code, miniProgram, attempt);
        var redemption = await ExchangeAsync(superApp, miniProgram, kind, codeTry, openId, cancellationToken);
        var outcome = await floor.JudgeAsync(superApp, codeTry, CodeText.LevelOf(code), redemption.Refusal, cancellationToken);
        telemetry.Redeemed(kind.Code, outcome);
        if (outcome is not { } refusal)
            return redemption;
        if (refusal == Refusal.Unknown)
            limits.CountUnknownCode(miniProgram.AppId);
        Refused(kind.Name, "code", miniProgram.AppId, refusal);
        return new ContactRedemption(null, refusal);
    }

    private async Task<ContactRedemption> ExchangeAsync(
        SuperApp superApp, MiniProgram miniProgram, ContactKind kind, CodeTry codeTry, string? openId, CancellationToken cancellationToken)
    {
        var claim = await codes.ClaimAsync(codeTry, options.Value.ClaimLease, cancellationToken);
        if (claim.Refusal is not null)
            return new ContactRedemption(null, claim.Refusal);
        try
        {
            var user = new SessionUser(claim.Uid!, OpenIds.Of(superApp, miniProgram, claim.Uid!));
            if (openId is not null && openId != user.OpenId)
                throw new PlatformException(PlatformError.InvalidOpenId, "the code is of another user than the openid");
            var temporaryCode = Encoding.UTF8.GetString(keys.Open(claim.SealedSecret!, DataKeys.Purpose.TemporaryCode));
            var value = await superAppUsers.ContactAsync(superApp, miniProgram.AppId, user, kind, temporaryCode, claim.ExchangeId!, cancellationToken);
            if (value is null)
            {
                await codes.ReleaseAsync(codeTry, CancellationToken.None);
                return new ContactRedemption(null, Refusal.TemporaryCodeRefused);
            }

            // The value goes out only when the code is used: a logout in between, or a lease that ended, keeps it here.
            var refusal = await codes.CompleteAsync(codeTry with { Now = time.GetUtcNow() }, CancellationToken.None);
            return refusal is null ? new ContactRedemption(value, null) : new ContactRedemption(null, refusal);
        }
        catch
        {
            // Whatever went wrong, the code is not lost: its owner may try again.
            await codes.ReleaseAsync(codeTry, CancellationToken.None);
            throw;
        }
    }

    private CodeTry Try(SuperApp superApp, string code, CodeKind kind, MiniProgram miniProgram, string? attempt) => new(
        CodeText.Hash(code), kind, LevelFloor.Asked(superApp, CodeText.LevelOf(code)), miniProgram.AppId, attempt ?? RandomNumberGenerator.GetHexString(32), time.GetUtcNow(),
        options.Value.AttemptRepeatWindow);

    [LoggerMessage(Level = LogLevel.Information, Message = "A {Kind} {What} of mini program {AppId} was refused: {Refusal}.")]
    private partial void Refused(string kind, string what, string appId, Refusal refusal);
}

/// <summary>A phone number or e-mail address, or why there is none.</summary>
internal sealed record ContactRedemption(string? Value, Refusal? Refusal)
{
    // The value is not for a log.
    public override string ToString() => Refusal is null ? nameof(ContactRedemption) : $"{nameof(ContactRedemption)} {Refusal}";
}
