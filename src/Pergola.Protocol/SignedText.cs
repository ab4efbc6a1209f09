using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Protocol;

/// <summary>
/// The text that a signed request signs, the same for every pair of parties: method, path, timestamp, nonce and the
/// lower-case hex SHA-256 of the body, each followed by a line feed.
/// </summary>
public static class SignedText
{
    /// <summary>Composes the text of a POST.</summary>
    /// <param name="path">The protocol's path, such as <c>/sdk/v1/login</c>, without any prefix that a proxy or a mount point adds.</param>
    /// <param name="timestamp">The timestamp header, as sent.</param>
    /// <param name="nonce">The nonce header, as sent.</param>
    /// <param name="body">The body's bytes, as sent.</param>
    /// <returns>The UTF-8 bytes to sign.</returns>
    public static byte[] OfPost(string path, string timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body));
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST\n{path}\n{timestamp}\n{nonce}\n{bodyHash}\n"));
    }
}
