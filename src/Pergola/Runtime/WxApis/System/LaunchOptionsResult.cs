using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getLaunchOptionsSync</c> and <c>wx.getEnterOptionsSync</c> answer.</summary>
/// <param name="Path">The page that was opened.</param>
/// <param name="Scene">WeChat's scene number.</param>
/// <param name="Query">The page's parameters.</param>
/// <param name="ShareTicket">The ticket of a shared card, or null.</param>
/// <param name="ReferrerInfo">Where the user came from.</param>
/// <param name="ApiCategory">Always <c>default</c>: nothing is withheld from the program.</param>
public sealed record LaunchOptionsResult(string Path, int Scene, IReadOnlyDictionary<string, string> Query, string? ShareTicket, ReferrerInfo ReferrerInfo, string ApiCategory = "default") : OpenApiResult
{
    internal static LaunchOptionsResult From(LaunchOptions options) =>
        new(options.Path, options.Scene, options.Query, options.ShareTicket, new ReferrerInfo(options.ReferrerAppId, options.ReferrerExtraData));
}

/// <summary>Where the user came from.</summary>
/// <param name="AppId">The other mini program, or null.</param>
/// <param name="ExtraData">What it passed along, or null.</param>
public sealed record ReferrerInfo(string? AppId, JsonElement? ExtraData);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LaunchOptionsResult))]
internal sealed partial class LaunchOptionsJson : JsonSerializerContext;
