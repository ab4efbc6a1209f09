using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Platform.Registry;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Tokens;

/// <summary>Gives a mini program's backends one access token that they can all ask for without ending each other's.</summary>
internal sealed class StableTokens(IStableTokenStore tokens, DataKeys keys, TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    /// <summary>The token that stands, or a new one; and how many seconds it has left.</summary>
    /// <exception cref="PlatformException">45009, 45011: a new one was forced too often.</exception>
    public async Task<(string Token, int SecondsLeft)> RequestAsync(MiniProgram miniProgram, bool force, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var limits = options.Value;
        var fresh = AccessTokens.NewText();
        var request = new StableTokenRequest(
            AccessTokens.Hash(fresh), keys.Seal(Encoding.ASCII.GetBytes(fresh), DataKeys.Purpose.AccessToken), now, now + limits.AccessTokenLifetime,
            limits.StableTokenOverlap, force, limits.StableTokenForcedPerDay, limits.StableTokenForceInterval);
        var given = await tokens.RequestAsync(miniProgram.AppId, request, cancellationToken);
        return given.Refusal switch
        {
            StableTokenRefusal.TooSoon => throw new PlatformException(
                PlatformError.TooManyRequests, $"a new token was forced less than {limits.StableTokenForceInterval.TotalSeconds:0.#} s ago"),
            StableTokenRefusal.TooMany => throw new PlatformException(
                PlatformError.QuotaExceeded, $"a new token was forced {limits.StableTokenForcedPerDay} times today (UTC)"),
            _ => (
                Encoding.ASCII.GetString(keys.Open(given.SealedText!, DataKeys.Purpose.AccessToken)),
                (int)(given.ExpiresAt!.Value - now).TotalSeconds),
        };
    }
}
