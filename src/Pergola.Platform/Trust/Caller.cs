using Pergola.Platform.Limits;
using Pergola.Platform.Registry;
using Pergola.Platform.Users;

namespace Pergola.Platform.Trust;

/// <summary>Who sent an SDK request, after its headers were checked.</summary>
/// <remarks><c>TicketUid</c>: the user that a ticket states; null when the caller may speak for any user of its superapp.</remarks>
internal sealed record Caller(SuperApp SuperApp, string? TicketUid, RateLimits Limits)
{
    /// <summary>The user that this request is about: the ticket's, else the stated one. Counts the call for that user.</summary>
    public string? UserOf(string? statedUid)
    {
        if (TicketUid is not null && !string.IsNullOrEmpty(statedUid) && statedUid != TicketUid)
            throw new PlatformException(PlatformError.InvalidAccountId, "the uid is not the one of the ticket");
        var uid = TicketUid ?? statedUid;
        if (UserIds.OrNull(uid) is { } counted)
            Limits.ChargeUser(SuperApp.AppKey, counted);
        return uid;
    }
}
