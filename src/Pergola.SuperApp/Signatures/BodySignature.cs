using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Signatures;

/// <summary>Checks Pergola's own signature over path, timestamp, nonce and body, and that the nonce is new.</summary>
internal sealed class BodySignature(NonceWindow nonces, IOptions<SuperAppServerOptions> options)
{
    /// <exception cref="SignatureRefusedException">The signature is absent, wrong or was seen before.</exception>
    public void Require(IHeaderDictionary headers, string path, string timestamp, ReadOnlySpan<byte> body)
    {
        if (!options.Value.RequireBodySignature)
            return;
        var nonce = headers.One(SuperAppHeaders.Nonce);
        var signature = headers.One(SuperAppHeaders.BodySignature);
        var key = Encoding.UTF8.GetBytes(options.Value.SecretKey);
        var expected = Convert.ToBase64String(HMACSHA256.HashData(key, SignedText.OfPost(path, timestamp, nonce, body)));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(expected)))
            throw new SignatureRefusedException($"{SuperAppHeaders.BodySignature} is wrong");
        if (nonce.Length is < 16 or > 64 || !nonces.TryUse(nonce))
            throw new SignatureRefusedException($"{SuperAppHeaders.Nonce} was used before or is not 16 to 64 characters long");
    }
}
