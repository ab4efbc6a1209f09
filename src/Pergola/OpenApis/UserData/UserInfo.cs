using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola;

/// <summary>A superapp user as mini programs see it (document: mini program open APIs, "userInfo").</summary>
public sealed record UserInfo
{
    /// <summary>The nickname.</summary>
    public string? NickName { get; init; }

    /// <summary>
    /// URL of the avatar, as the superapp gives it. The last number in it is the side of the square in pixels: 46, 64, 96, 132 (take this one by
    /// default), or 0 for 640; mini programs put another of these numbers there, so the superapp serves all five. Null or empty when the user has none:
    /// the mini program then finds an empty text. When the user changes the avatar, the old URL must die.
    /// </summary>
    public string? AvatarUrl { get; init; }

    /// <summary>0 unknown, 1 male, 2 female. The documents call it no longer returned: 0 with <c>WxProfile.WeChat</c>.</summary>
    public int Gender { get; init; }

    /// <summary>The country. The documents call it no longer returned: empty with <c>WxProfile.WeChat</c>.</summary>
    public string? Country { get; init; }

    /// <summary>The province. The documents call it no longer returned: empty with <c>WxProfile.WeChat</c>.</summary>
    public string? Province { get; init; }

    /// <summary>The city. The documents call it no longer returned: empty with <c>WxProfile.WeChat</c>.</summary>
    public string? City { get; init; }

    /// <summary>The language of country, province and city: <c>en</c>, <c>zh_CN</c>, <c>zh_TW</c>. Always <c>zh_CN</c> with <c>WxProfile.WeChat</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Any further fields; they are copied to JavaScript as they are.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
