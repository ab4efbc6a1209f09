using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Trust;

/// <summary>Checks a device's ticket: made by its superapp server, for this superapp, in its time, and not before the user's logout.</summary>
internal sealed class Tickets(ISessionStore sessions, TimeProvider time)
{
    private const int LongestTicket = 2048;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    /// <summary>A superapp server's clock may be a little ahead of ours.</summary>
    private static readonly TimeSpan ClockLeeway = TimeSpan.FromSeconds(30);

    public async Task<TicketClaims> RequireAsync(SuperApp superApp, string ticket, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var claims = Read(superApp, ticket, at);
        var now = at.ToUnixTimeMilliseconds();
        if (claims.AppKey != superApp.AppKey)
            throw Refused("the ticket is of another superapp");
        if (claims.ExpiresAt - claims.IssuedAt > LongestLife.TotalMilliseconds)
            throw Refused("the ticket lives longer than five minutes");
        if (claims.IssuedAt > now + ClockLeeway.TotalMilliseconds)
            throw Refused("the ticket is from the future: see the clocks");
        if (claims.ExpiresAt <= now)
            throw Refused("the ticket has expired");
        UserIds.Require(claims.Uid);
        if (await sessions.LastLogoutAsync(superApp.AppKey, claims.Uid, cancellationToken) is { } logout && claims.IssuedAt < logout.ToUnixTimeMilliseconds())
            throw Refused("the ticket was issued before the user logged out");
        return claims;
    }

    private static TicketClaims Read(SuperApp superApp, string ticket, DateTimeOffset now)
    {
        var dot = ticket.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || ticket.Length > LongestTicket)
            throw Refused("the ticket is malformed");
        try
        {
            var mac = Base64Url.DecodeFromChars(ticket.AsSpan(dot + 1));
            if (!superApp.HasMac(TicketClaims.MacText(ticket[..dot]), mac, now))
                throw Refused("the ticket was not signed with this superapp's secret");
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(ticket.AsSpan(0, dot)), ProtocolJson.Default.TicketClaims)
                ?? throw Refused("the ticket is malformed");
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            throw new PlatformException(PlatformError.InvalidCredential, "the ticket is malformed", fault);
        }
    }

    private static PlatformException Refused(string reason) => new(PlatformError.InvalidCredential, reason);
}
