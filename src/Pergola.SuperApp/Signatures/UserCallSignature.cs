using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Signatures;

/// <summary>Checks the headers of the <c>/user/*</c> calls (page 67643): timestamp, TC-Signature, and ours over the body.</summary>
internal sealed class UserCallSignature(BodySignature bodySignature, TimeProvider time, IOptions<SuperAppServerOptions> options)
{
    /// <exception cref="SignatureRefusedException">The request is not the platform's, or is too old.</exception>
    public void Require(IHeaderDictionary headers, string path, ReadOnlySpan<byte> body)
    {
        var timestamp = headers.One(SuperAppHeaders.Timestamp);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            throw new SignatureRefusedException($"{SuperAppHeaders.Timestamp} is not a number of milliseconds");
        if (Math.Abs((double)at - time.GetUtcNow().ToUnixTimeMilliseconds()) > options.Value.ClockWindow.TotalMilliseconds)
            throw new SignatureRefusedException($"{SuperAppHeaders.Timestamp} is too far from this server's clock");
        var sent = Encoding.ASCII.GetBytes(headers.One(SuperAppHeaders.Signature).ToLowerInvariant());
        if (!CryptographicOperations.FixedTimeEquals(sent, Encoding.ASCII.GetBytes(Expected(timestamp))))
            throw new SignatureRefusedException($"{SuperAppHeaders.Signature} is wrong: see that both sides have the same SecretKey and cipher");
        bodySignature.Require(headers, path, timestamp, body);
    }

    private string Expected(string timestamp)
    {
        var key = Encoding.UTF8.GetBytes(options.Value.SecretKey);
        using var aes = Aes.Create();
        aes.Key = key;
        var text = Encoding.UTF8.GetBytes(timestamp);
        return Convert.ToHexStringLower(options.Value.TimestampSignatureIsCbc ? aes.EncryptCbc(text, key.AsSpan(0, 16)) : aes.EncryptEcb(text, PaddingMode.PKCS7));
    }
}
