using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola;

/// <summary>What <c>wx.getAccountInfoSync</c> answers.</summary>
/// <param name="MiniProgram">The mini program that runs.</param>
public sealed record GetAccountInfoResult(MiniProgramAccount MiniProgram) : OpenApiResult
{
    /// <summary>The plugin that asks; null, and then left out, when the mini program itself asks.</summary>
    public PluginAccount? Plugin { get; init; }
}

/// <summary>A plugin's account (document: mini program open APIs, "Plugin Structure Attributes").</summary>
/// <param name="AppId">The plugin's appid.</param>
/// <param name="Version">The plugin's version.</param>
public sealed record PluginAccount(string AppId, string Version);

/// <summary>A mini program's account (document: mini program open APIs, "miniProgram Structure Attributes").</summary>
/// <param name="AppId">The appid.</param>
/// <param name="EnvVersion"><c>develop</c>, <c>trial</c> or <c>release</c>.</param>
/// <param name="Version">The published version; empty unless <paramref name="EnvVersion"/> is <c>release</c>.</param>
public sealed record MiniProgramAccount(string AppId, string EnvVersion, string Version);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetAccountInfoResult))]
internal sealed partial class GetAccountInfoJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Says which mini program runs, in which version (document: mini program open APIs, "getAccountInfoSync").</summary>
    public static SdkApi<NoParams, GetAccountInfoResult> GetAccountInfoSync { get; } = new("getAccountInfoSync", SharedJson.Default.NoParams, GetAccountInfoJson.Default.GetAccountInfoResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Answer = static (call, _) => new(new GetAccountInfoResult(ToAccount(call.MiniApp.Context.App))
        {
            Plugin = call.Plugin is { } plugin ? new(plugin.AppId, plugin.Version) : null,
        }),
    };

    private static MiniProgramAccount ToAccount(MiniAppInfo app) => app.EnvVersion switch
    {
        EnvVersion.Release => new(app.AppId, "release", app.Version ?? ""),
        EnvVersion.Trial => new(app.AppId, "trial", ""),
        _ => new(app.AppId, "develop", ""),
    };
}
