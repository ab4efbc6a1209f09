using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Registry;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>The headers of the <c>/user/*</c> calls (page 67643), and our signature over the body.</summary>
internal static class UserCallHeaders
{
    public static void Add(HttpRequestHeaders headers, SuperApp superApp, string path, string appId, string openId, ReadOnlySpan<byte> body, TimeProvider time)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers.Add(SuperAppHeaders.Timestamp, timestamp);
        headers.Add(SuperAppHeaders.Signature, Encrypt(superApp.SecretKey, timestamp, superApp.TimestampCipher));
        headers.Add(SuperAppHeaders.OpenId, Encrypt(superApp.SecretKey, openId, TimestampCipher.Ecb));
        headers.Add(SuperAppHeaders.MiniAppId, Encrypt(superApp.SecretKey, appId, TimestampCipher.Ecb));
        BodySignature.Add(headers, superApp, path, timestamp, body);
    }

    /// <summary>Hex of AES with PKCS #7 over the text.</summary>
    public static string Encrypt(byte[] secretKey, string text, TimestampCipher cipher)
    {
        using var aes = Aes.Create();
        aes.Key = secretKey;
        var plain = Encoding.UTF8.GetBytes(text);
        var encrypted = cipher == TimestampCipher.Cbc ? aes.EncryptCbc(plain, secretKey.AsSpan(0, 16)) : aes.EncryptEcb(plain, PaddingMode.PKCS7);
        return Convert.ToHexStringLower(encrypted);
    }
}
