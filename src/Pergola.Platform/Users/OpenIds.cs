using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Users;

/// <summary>
/// Openid: one for each user and mini program. Unionid: one for each user and team. Both are derived with a key that only the
/// platform has, so they are the same for ever, need no table, and tell nothing about the user or about each other.
/// </summary>
internal static class OpenIds
{
    /// <summary>A longer text is no openid.</summary>
    public const int Longest = 64;

    private const int Length = 27;

    public static string Of(SuperApp superApp, MiniProgram miniProgram, string uid) => "o" + Derive(superApp, "openid", miniProgram.AppId, uid);

    public static string UnionIdOf(SuperApp superApp, MiniProgram miniProgram, string uid) => "u" + Derive(superApp, "unionid", miniProgram.Team, uid);

    private static string Derive(SuperApp superApp, string kind, string scope, string uid)
    {
        var mac = HMACSHA256.HashData(superApp.IdentityKey, Encoding.UTF8.GetBytes($"{kind}\n{superApp.AppKey}\n{scope}\n{uid}"));
        return Base64Url.EncodeToString(mac)[..Length];
    }
}
