using Pergola.Platform.Limits;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Endpoints;

/// <summary>Knows a mini program backend by appid and secret, as both jscode2session and token get them in the query.</summary>
internal sealed class MiniProgramBackends(PlatformRegistry registry, RateLimits limits, TimeProvider time)
{
    public MiniProgram Require(string? appId, string? secret)
    {
        if (string.IsNullOrEmpty(appId))
            throw new PlatformException(PlatformError.MissingAppId, "appid is missing");
        if (string.IsNullOrEmpty(secret))
            throw new PlatformException(PlatformError.MissingSecret, "secret is missing");
        var miniProgram = appId.Length <= RegistrationRules.LongestName ? registry.Find(appId) : null;
        var good = secret.Length <= RegistrationRules.LongestSecret && AppSecrets.Match(miniProgram, secret, time.GetUtcNow());
        if (miniProgram is null)
            throw new PlatformException(PlatformError.InvalidAppId, "no mini program with this appid is registered") { IsGuess = true };
        if (!good)
            throw new PlatformException(PlatformError.InvalidAppSecret, "the secret is not the one of this appid") { IsGuess = true };
        limits.ChargeMiniProgram(appId);
        return miniProgram.Record;
    }
}
