using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Sessions;

/// <summary>The user-state signature: lower-case hex of HMAC-SHA256, keyed with the base64 text of the session key.</summary>
internal static class UserStateSignature
{
    public static string Of(SessionKey key, string data) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.Reveal()), Encoding.UTF8.GetBytes(data)));
}
