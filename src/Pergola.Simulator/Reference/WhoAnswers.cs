using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Reads from a declaration who answers it, and with which checks.</summary>
internal static class WhoAnswers
{
    /// <summary>Who answers at a level.</summary>
    public static CallAnswerer At(WxApi api, ApiLevel level) => api is not IHostedApi hosted ? CallAnswerer.Sdk
        : hosted.HasDefault && level != ApiLevel.V1 ? CallAnswerer.Platform
        : CallAnswerer.Host;

    /// <summary>The same in words: the platform knows the user at v2 by the superapp's account, at v3 by an auth code.</summary>
    public static string Words(WxApi api, ApiLevel level) => (At(api, level), level, api as IHostedApi) switch
    {
        (CallAnswerer.Sdk, _, _) => "the SDK",
        (CallAnswerer.Host, _, _) => "the superapp",
        (_, ApiLevel.V3, { AsksAuthCode: true, AuthScope: { } scope }) => $"the platform, for an auth code with `{scope}`",
        (_, ApiLevel.V3, { AsksAuthCode: true }) => "the platform, for an auth code",
        _ => "the platform, for the superapp's account",
    };

    /// <summary>Whether the API checks its parameters by a rule of its own.</summary>
    public static bool Validates(WxApi api) => api.GetType().GetProperty("Validate")?.GetValue(api) is not null;
}
