using System.Globalization;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>Makes of what a host says about its user what the documents promise the mini program.</summary>
internal static class UserInfoAnswer
{
    /// <summary>The fields of an answer that hold something about the user, or prove it: no log shows them.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["userInfo", "rawData", "signature", "encryptedData", "iv"];

    /// <summary>The answer with its user info nested, an avatar that is empty rather than absent, and what the profile no longer returns blank.</summary>
    public static T Shape<T>(T answer, WxProfile profile)
        where T : UserInfoResult
    {
        answer = Nest(answer);
        if (answer.UserInfo is not { } user) return answer;
        user = user with { AvatarUrl = user.AvatarUrl ?? "" };
        if (profile == WxProfile.WeChat) user = user with { Gender = 0, Country = "", Province = "", City = "", Language = "zh_CN" };
        return answer with { UserInfo = user };
    }

    /// <summary>The answer with what the platform signs and encrypts of it.</summary>
    /// <exception cref="OpenApiException">Nobody is signed in, no session of the user lives (87007), or the platform cannot do it.</exception>
    public static async Task<T> SealAsync<T>(T answer, UserPlatform platform, bool withOpenId, CancellationToken cancellationToken)
        where T : UserInfoResult
    {
        var user = await platform.UserAsync(cancellationToken).ConfigureAwait(false);
        var made = await platform.Client.SealUserInfoAsync(platform.AppId, user, answer.UserInfo ?? new(), withOpenId, cancellationToken).ConfigureAwait(false);
        return answer with
        {
            RawData = made.RawData,
            Signature = made.Signature,
            EncryptedData = made.EncryptedData,
            Iv = made.Iv,
            // A host that brings fields of these names along must not stand beside the platform's.
            Extra = answer.Extra?.Where(f => !Secrets.Contains(f.Key)).ToDictionary(),
        };
    }

    // The Android and Flutter samples give an object userInfo, the iOS sample gives its fields at the top.
    private static T Nest<T>(T answer)
        where T : UserInfoResult
    {
        if (answer.Extra is not { } extra) return answer;
        if (extra.TryGetValue("userInfo", out var nested) && nested.ValueKind == JsonValueKind.Object)
        {
            var user = answer.UserInfo ?? Read(nested.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, f.Value)));
            return answer with { UserInfo = user, Extra = extra.Where(f => f.Key != "userInfo").ToDictionary() };
        }

        if (answer.UserInfo is not null) return answer;
        var flat = extra.ToLookup(f => IsField(f.Key));
        return flat.Contains(true) ? answer with { UserInfo = Read(flat[true]), Extra = flat[false].ToDictionary() } : answer;
    }

    private static bool IsField(string name) => name is "nickName" or "avatarUrl" or "gender" or "country" or "province" or "city" or "language";

    private static UserInfo Read(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        var user = new UserInfo();
        foreach (var (name, value) in fields)
        {
            switch (name)
            {
                case "nickName": user = user with { NickName = Text(value) }; break;
                case "avatarUrl": user = user with { AvatarUrl = Text(value) }; break;
                case "gender": user = user with { Gender = Number(value) }; break;
                case "country": user = user with { Country = Text(value) }; break;
                case "province": user = user with { Province = Text(value) }; break;
                case "city": user = user with { City = Text(value) }; break;
                case "language": user = user with { Language = Text(value) }; break;
                default: (user.Extra ??= new Dictionary<string, JsonElement>())[name] = value; break;
            }
        }

        return user;
    }

    // Hosts fill these from maps of anything; a number where a text belongs is no reason to fail the call.
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    private static int Number(JsonElement value) =>
        int.TryParse(Text(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
