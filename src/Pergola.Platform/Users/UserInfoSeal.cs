using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Sessions;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Users;

/// <summary>
/// Signs and encrypts user info as WeChat does (wx open data: signature.html): what a mini program brings to its backend can so be trusted
/// there, and no session key leaves the platform for it.
/// </summary>
internal static class UserInfoSeal
{
    private const int IvLength = 16;

    /// <summary>Seals what a host says of its user; <paramref name="ids"/> is null where openid and unionid stay out.</summary>
    public static SealedInfo Of(UserProfile userInfo, UserIdentity? ids, string appId, SessionKey key, DateTimeOffset now)
    {
        var rawData = RawData(userInfo);
        var iv = RandomNumberGenerator.GetBytes(IvLength);
        return new SealedInfo(rawData, Sign(rawData, key), Encrypt(Plain(userInfo, ids, appId, now), key, iv), Convert.ToBase64String(iv));
    }

    /// <summary>Compact JSON; the order of the keys is part of the contract, because the signature covers the text.</summary>
    public static string RawData(UserProfile userInfo) => JsonText.Object(Fields(userInfo));

    /// <summary>The text that is encrypted.</summary>
    public static string Plain(UserProfile userInfo, UserIdentity? ids, string appId, DateTimeOffset now)
    {
        var watermark = JsonText.Object([("timestamp", JsonText.Number(now.ToUnixTimeSeconds())), ("appid", JsonText.String(appId))]);
        IEnumerable<(string, string)> first = ids is null ? [] : [("openId", JsonText.String(ids.OpenId))];
        IEnumerable<(string, string)> last = ids is null ? [] : [("unionId", JsonText.String(ids.UnionId))];
        return JsonText.Object([.. first, .. Fields(userInfo), .. last, ("watermark", watermark)]);
    }

    /// <summary>Lower-case hex of SHA-1 over the text and the base64 text of the key.</summary>
#pragma warning disable CA5350 // The contract says SHA-1: every backend's SDK computes it.
    public static string Sign(string rawData, SessionKey key) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(rawData + key.Reveal())));
#pragma warning restore CA5350

    /// <summary>Base64 of AES-128-CBC with PKCS #7.</summary>
    public static string Encrypt(string plain, SessionKey key, byte[] iv)
    {
        using var aes = Aes.Create();
        aes.Key = key.RevealBytes();
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(plain), iv));
    }

    private static IReadOnlyList<(string Name, string Json)> Fields(UserProfile userInfo) =>
    [
        ("nickName", JsonText.String(userInfo.NickName ?? "")),
        ("gender", JsonText.Number(userInfo.Gender)),
        ("language", JsonText.String(userInfo.Language ?? "")),
        ("city", JsonText.String(userInfo.City ?? "")),
        ("province", JsonText.String(userInfo.Province ?? "")),
        ("country", JsonText.String(userInfo.Country ?? "")),
        ("avatarUrl", JsonText.String(userInfo.AvatarUrl ?? "")),
    ];
}

/// <summary>Who the user is to the mini program and to its team.</summary>
internal sealed record UserIdentity(string OpenId, string UnionId);

/// <summary>User info that a mini program's backend can check and open.</summary>
internal sealed record SealedInfo(string RawData, string Signature, string EncryptedData, string Iv)
{
    // User data is not for a log.
    public override string ToString() => nameof(SealedInfo);
}
