using Pergola.Platform.Auditing;

namespace Pergola.Platform.Operators;

/// <summary>The audit trail, newest first, as operators read it.</summary>
internal sealed class AuditTrail(IAuditStore audit)
{
    private const string RefusedCode = "code refused: ";
    private const int CodeDigits = 16;

    /// <summary>Everything. The query's <c>Before</c> and <c>Limit</c> come from <paramref name="page"/>.</summary>
    /// <exception cref="OperationRefusedException">The page is not as it must be.</exception>
    public async Task<AuditPage> FindAsync(AuditQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var (found, next) = await LookAsync(query, page, cancellationToken);
        return new([.. found.Select(e => new AuditDetails(e.Id, e.Entry.At, e.Entry.Event, e.Entry.Actor, e.Entry.SuperApp, e.Entry.AppId, e.Entry.Uid, CodeOf(e.Entry), e.Entry.Detail))], next);
    }

    /// <summary>The codes that were refused, and why. The query's <c>EventPrefix</c>, <c>Before</c> and <c>Limit</c> are set here.</summary>
    /// <exception cref="OperationRefusedException">The page is not as it must be.</exception>
    public async Task<RefusedCodePage> RefusedCodesAsync(AuditQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        var (found, next) = await LookAsync(query with { EventPrefix = RefusedCode }, page, cancellationToken);
        return new([.. found.Select(e => new RefusedCode(e.Id, e.Entry.At, e.Entry.Event[RefusedCode.Length..], e.Entry.SuperApp, e.Entry.AppId, e.Entry.Uid, CodeOf(e.Entry), e.Entry.Detail))], next);
    }

    private async Task<(IEnumerable<StoredAuditEntry> Found, string? Next)> LookAsync(AuditQuery query, PageRequest page, CancellationToken cancellationToken)
    {
        page.Check();
        var found = await audit.FindAsync(query with { Before = page.Number(), Limit = page.Look }, cancellationToken);
        return (found.Take(page.Limit), found.Count > page.Limit ? PageRequest.CursorOf(found[page.Limit - 1].Id) : null);
    }

    /// <summary>The beginning of the hash: enough to see that two entries are of one code.</summary>
    private static string? CodeOf(AuditEntry entry) => entry.CodeHash is { } hash ? Convert.ToHexStringLower(hash)[..Math.Min(CodeDigits, hash.Length * 2)] : null;
}

/// <summary>Something that happened.</summary>
/// <param name="Id">Its number; numbers grow.</param>
/// <param name="At">When.</param>
/// <param name="Event">What, such as superapp added.</param>
/// <param name="Actor">Who: platform, command line, or the name of an operator's token.</param>
/// <param name="SuperApp">The superapp that it is about.</param>
/// <param name="AppId">The mini program that it is about.</param>
/// <param name="Uid">The user that it is about, unless erased.</param>
/// <param name="Code">The beginning of the hash of the code that it is about.</param>
/// <param name="Detail">More of it.</param>
internal sealed record AuditDetails(long Id, DateTimeOffset At, string Event, string Actor, string? SuperApp, string? AppId, string? Uid, string? Code, string Detail);

/// <summary>A page of the audit trail.</summary>
/// <param name="Items">The entries, newest first.</param>
/// <param name="NextCursor">Send it for the next page; absent on the last one.</param>
internal sealed record AuditPage(IReadOnlyList<AuditDetails> Items, string? NextCursor);

/// <summary>A code that was refused.</summary>
/// <param name="Id">The number of its entry in the audit trail.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why: Expired, Used, OtherApp, OtherKind, OtherUser, LoggedOut and so on.</param>
/// <param name="SuperApp">The superapp.</param>
/// <param name="AppId">The mini program whose backend tried it.</param>
/// <param name="Uid">The code's user, where known and not erased.</param>
/// <param name="Code">The beginning of the code's hash.</param>
/// <param name="Detail">More of why, such as how late it came.</param>
internal sealed record RefusedCode(long Id, DateTimeOffset At, string Reason, string? SuperApp, string? AppId, string? Uid, string? Code, string Detail);

/// <summary>A page of refused codes.</summary>
/// <param name="Items">The codes, newest first.</param>
/// <param name="NextCursor">Send it for the next page; absent on the last one.</param>
internal sealed record RefusedCodePage(IReadOnlyList<RefusedCode> Items, string? NextCursor);
