using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>How a mini program was opened: what <c>App.onLaunch</c>, <c>wx.getLaunchOptionsSync</c> and <c>wx.getEnterOptionsSync</c> tell.</summary>
/// <param name="Path">The page, without a leading slash and without its query.</param>
/// <param name="Query">The page's parameters.</param>
public sealed record LaunchOptions(string Path, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>WeChat's scene number. Default 1001: the list of mini programs.</summary>
    public int Scene { get; init; } = 1001;

    /// <summary>The ticket of a shared card, or null.</summary>
    public string? ShareTicket { get; init; }

    /// <summary>The appid of the mini program that opened this one, or null. It comes from the host, never from a program.</summary>
    public string? ReferrerAppId { get; init; }

    /// <summary>What the other mini program passed along, or null.</summary>
    public JsonElement? ReferrerExtraData { get; init; }
}
