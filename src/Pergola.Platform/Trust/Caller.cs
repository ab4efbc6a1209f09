using Pergola.Platform.Registry;

namespace Pergola.Platform.Trust;

/// <summary>Who sent an SDK request, after its headers were checked.</summary>
/// <remarks><c>TicketUid</c>: the user that a ticket states; null when the caller may speak for any user of its superapp.</remarks>
internal sealed record Caller(SuperApp SuperApp, string? TicketUid)
{
    /// <summary>The user that this request is about: the ticket's, else the stated one.</summary>
    public string? UserOf(string? statedUid)
    {
        if (TicketUid is null || string.IsNullOrEmpty(statedUid) || statedUid == TicketUid)
            return TicketUid ?? statedUid;
        throw new PlatformException(PlatformError.InvalidAccountId, "the uid is not the one of the ticket");
    }
}
