using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Registry;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>The headers of <c>/access_token/b2b2c</c> (page 72340; the rule of X-SIGNATURE is that of BI-SNAP), and our signature over the body.</summary>
internal static class ExchangeHeaders
{
    private static readonly TimeSpan Jakarta = TimeSpan.FromHours(7);

    public static void Add(HttpRequestHeaders headers, SuperApp superApp, string exchangeId, ReadOnlySpan<byte> body, TimeProvider time)
    {
        var timestamp = time.GetUtcNow().ToOffset(Jakarta).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        using var key = RSA.Create();
        key.ImportPkcs8PrivateKey(superApp.ExchangeKey, out _);
        var signature = key.SignData(Encoding.UTF8.GetBytes($"{superApp.ClientKey}|{timestamp}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        headers.Add(SuperAppHeaders.ExchangeTimestamp, timestamp);
        headers.Add(SuperAppHeaders.ClientKey, superApp.ClientKey);
        headers.Add(SuperAppHeaders.ExchangeSignature, Convert.ToBase64String(signature));
        headers.Add(SuperAppHeaders.ExchangeId, exchangeId);
        BodySignature.Add(headers, superApp, SuperAppPaths.AccessToken, timestamp, body);
    }
}
