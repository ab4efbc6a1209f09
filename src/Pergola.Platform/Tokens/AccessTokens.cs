using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Tokens;

/// <summary>Issues and checks access tokens: 64 characters that start with AT (page 67646).</summary>
internal sealed class AccessTokens(IAccessTokenStore tokens, PlatformRegistry registry, RateLimits limits, TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    private const string Prefix = "AT";
    private const int RandomCharacters = 62;
    private const int Longest = 512;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public async Task<string> IssueAsync(MiniProgram miniProgram, CancellationToken cancellationToken)
    {
        var token = NewText();
        var now = time.GetUtcNow();
        await tokens.AddAsync(
            miniProgram.AppId, Hash(token), now + options.Value.AccessTokenLifetime, now + options.Value.PreviousAccessTokenGrace, cancellationToken);
        return token;
    }

    public async Task<MiniProgram> RequireAsync(string? token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            throw new PlatformException(PlatformError.MissingAccessToken, "access_token is missing");
        if (token.Length > Longest || await tokens.FindAsync(Hash(token), cancellationToken) is not { } found || registry.FindMiniProgram(found.AppId) is not { } miniProgram)
            throw new PlatformException(PlatformError.InvalidAccessToken, "the access token is unknown") { IsGuess = true };
        if (found.ExpiresAt <= time.GetUtcNow())
            throw new PlatformException(PlatformError.ExpiredAccessToken, "the access token has expired");
        limits.ChargeMiniProgram(miniProgram.AppId);
        return miniProgram;
    }

    public static string NewText() => Prefix + RandomNumberGenerator.GetString(Alphabet, RandomCharacters);

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
