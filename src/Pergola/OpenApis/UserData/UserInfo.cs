using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola;

/// <summary>A superapp user as mini programs see it (document: mini program open APIs, "userInfo").</summary>
public sealed record UserInfo
{
    /// <summary>The nickname.</summary>
    public string? NickName { get; init; }

    /// <summary>
    /// URL of the avatar. The last number in it is the side of the square in pixels: 46, 64, 96, 132 (the default), or 0 for 640. Empty when there is none.
    /// When the user changes the avatar, the old URL must die.
    /// </summary>
    public string? AvatarUrl { get; init; }

    /// <summary>0 unknown, 1 male, 2 female.</summary>
    public int Gender { get; init; }

    /// <summary>The country.</summary>
    public string? Country { get; init; }

    /// <summary>The province.</summary>
    public string? Province { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>The language of country, province and city: <c>en</c>, <c>zh_CN</c>, <c>zh_TW</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Any further fields; they are copied to JavaScript as they are.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extra { get; set; }
}
