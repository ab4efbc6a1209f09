using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Signatures;

/// <summary>Checks the headers of the token exchange (page 72340): X-TIMESTAMP, X-CLIENT-KEY, X-SIGNATURE, and ours over the body.</summary>
internal sealed class ExchangeSignature(BodySignature bodySignature, TimeProvider time, IOptions<SuperAppServerOptions> options)
{
    /// <exception cref="SignatureRefusedException">The request is not the platform's, or is too old.</exception>
    public void Require(IHeaderDictionary headers, string path, ReadOnlySpan<byte> body)
    {
        var clientKey = headers.One(SuperAppHeaders.ClientKey);
        if (clientKey != (options.Value.ClientKey ?? options.Value.AppKey))
            throw new SignatureRefusedException($"{SuperAppHeaders.ClientKey} is not ours");
        var timestamp = headers.One(SuperAppHeaders.ExchangeTimestamp);
        if (!DateTimeOffset.TryParseExact(timestamp, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            throw new SignatureRefusedException($"{SuperAppHeaders.ExchangeTimestamp} is not a time such as 2026-01-31T08:00:00+07:00");
        if ((at - time.GetUtcNow()).Duration() > options.Value.ClockWindow)
            throw new SignatureRefusedException($"{SuperAppHeaders.ExchangeTimestamp} is too far from this server's clock");
        RequireRsa($"{clientKey}|{timestamp}", headers.One(SuperAppHeaders.ExchangeSignature));
        bodySignature.Require(headers, path, timestamp, body);
    }

    private void RequireRsa(string text, string signature)
    {
        // Read at each request: the key may come from the registry after this server has started.
        var pem = options.Value.PlatformPublicKeyPem
            ?? throw new SignatureRefusedException($"{nameof(SuperAppServerOptions.PlatformPublicKeyPem)} is not set, so v3 logins cannot be checked");
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length)
            || !key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new SignatureRefusedException($"{SuperAppHeaders.ExchangeSignature} is wrong");
        }
    }
}
