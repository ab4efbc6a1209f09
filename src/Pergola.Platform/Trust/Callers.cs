using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Registry;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Trust;

/// <summary>Finds out who sent an SDK request: a server-side host by its secret, a device by ticket and key (docs/sdk-protocol.md).</summary>
internal sealed class Callers(
    PlatformRegistry registry, Tickets tickets, NonceWindow nonces, RateLimits limits, TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    private const int ShortestNonce = 16;
    private const int LongestNonce = 64;
    private const int LongestSignature = 512;

    public async Task<Caller> RequireAsync(IHeaderDictionary headers, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var superApp = registry.FindSuperApp(Header(headers, SdkHeaders.AppKey)) ?? throw Guessed("the app key is unknown");
        var ticket = Header(headers, SdkHeaders.Ticket);
        var signature = Header(headers, SdkHeaders.Signature);
        if (ticket.Length == 0 && signature.Length == 0 && superApp.TrustBareUids)
            return Known(superApp, ticketUid: null);
        if (signature.Length == 0)
            throw Refused("the request is not signed");
        if (signature.Length > LongestSignature)
            throw Refused("the signature is too long");

        var nonce = Header(headers, SdkHeaders.Nonce);
        var text = SignedText.OfPost(path, RequireTimestamp(headers), RequireForm(nonce), body.Span);
        var claims = ticket.Length == 0 ? null : await tickets.RequireAsync(superApp, ticket, cancellationToken);
        var bytes = Decode(signature);
        var good = claims is null
            ? superApp.HasMac(text, bytes, time.GetUtcNow())
            : SignedByDevice(claims.InstanceKey, text, bytes);
        if (!good)
            throw Guessed("the signature is wrong");
        if (!await nonces.TryUseAsync(superApp.AppKey, nonce, cancellationToken))
            throw Refused("the nonce was used before");
        return Known(superApp, claims?.Uid);
    }

    private Caller Known(SuperApp superApp, string? ticketUid)
    {
        limits.ChargeSuperApp(superApp.AppKey);
        return new Caller(superApp, ticketUid, limits);
    }

    private static bool SignedByDevice(string instanceKey, byte[] text, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(instanceKey), out _);
            return key.KeySize == 256 && key.VerifyData(text, signature, HashAlgorithmName.SHA256);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            throw new PlatformException(PlatformError.InvalidCredential, "the ticket's key is not an ECDSA P-256 public key", fault);
        }
    }

    private string RequireTimestamp(IHeaderDictionary headers)
    {
        var timestamp = Header(headers, SdkHeaders.Timestamp);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            throw Refused("the timestamp is not a number of milliseconds");
        if (Math.Abs((double)at - time.GetUtcNow().ToUnixTimeMilliseconds()) > options.Value.ClockWindow.TotalMilliseconds)
            throw Refused("the timestamp is too far from the platform's clock");
        return timestamp;
    }

    private static string RequireForm(string nonce) =>
        nonce.Length is >= ShortestNonce and <= LongestNonce && nonce.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? nonce
            : throw Refused($"the nonce must have {ShortestNonce} to {LongestNonce} characters of A-Z a-z 0-9 - _");

    private static byte[] Decode(string signature)
    {
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) ? bytes[..length] : throw Refused("the signature is not base64");
    }

    private static string Header(IHeaderDictionary headers, string name) => headers[name] is [{ } value] ? value : "";

    private static PlatformException Guessed(string reason) => new(PlatformError.InvalidCredential, reason) { IsGuess = true };

    private static PlatformException Refused(string reason) => new(PlatformError.InvalidCredential, reason);
}
