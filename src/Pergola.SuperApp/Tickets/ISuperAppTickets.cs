using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp;

/// <summary>Issues the tickets by which the platform knows a device and its user (docs/sdk-protocol.md).</summary>
public interface ISuperAppTickets
{
    /// <summary>Issues a ticket for the user who is signed in on a device.</summary>
    /// <param name="user">The user.</param>
    /// <param name="instanceKey">Base64 of the SubjectPublicKeyInfo of the device's ECDSA P-256 key.</param>
    /// <returns>The ticket.</returns>
    /// <exception cref="ArgumentException">The key is not such a key.</exception>
    TicketResult Issue(SuperAppUser user, string instanceKey);
}
