using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Tickets;

/// <summary>Signs tickets with the app secret.</summary>
internal sealed class SuperAppTickets(TimeProvider time, IOptions<SuperAppServerOptions> options) : ISuperAppTickets
{
    public TicketResult Issue(SuperAppUser user, string instanceKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user.UserId, nameof(user));
        RequireP256(instanceKey);
        var now = time.GetUtcNow();
        var claims = new TicketClaims
        {
            Uid = user.UserId,
            AppKey = options.Value.AppKey,
            InstanceKey = instanceKey,
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            IssuedAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + options.Value.TicketLifetime).ToUnixTimeMilliseconds(),
        };
        var encoded = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ProtocolJson.Default.TicketClaims));
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.AppSecret), TicketClaims.MacText(encoded));
        return new TicketResult($"{encoded}.{Base64Url.EncodeToString(mac)}", claims.ExpiresAt);
    }

    private static void RequireP256(string instanceKey)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(instanceKey), out _);
            if (key.KeySize == 256)
                return;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            throw new ArgumentException("The instance key must be the base64 of the SubjectPublicKeyInfo of an ECDSA P-256 key.", nameof(instanceKey), fault);
        }

        throw new ArgumentException("The instance key must be an ECDSA key on the curve P-256.", nameof(instanceKey));
    }
}
