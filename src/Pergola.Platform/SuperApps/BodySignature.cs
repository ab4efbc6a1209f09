using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Pergola.Platform.Registry;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>Our own signature over path, time, nonce and body, because the documents' signatures leave the body open.</summary>
internal static class BodySignature
{
    public static void Add(HttpRequestHeaders headers, SuperApp superApp, string path, string timestamp, ReadOnlySpan<byte> body)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        headers.Add(SuperAppHeaders.Nonce, nonce);
        headers.Add(
            SuperAppHeaders.BodySignature,
            Convert.ToBase64String(HMACSHA256.HashData(superApp.SecretKey, SignedText.OfPost(path, timestamp, nonce, body))));
    }
}
