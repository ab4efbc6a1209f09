using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>The platform's answer to <c>cgi-bin/token</c>.</summary>
internal sealed record PlatformToken(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    int Errcode,
    string? Errmsg)
{
    /// <inheritdoc />
    public override string ToString() => $"token, errcode {Errcode}";
}

/// <summary>The access tokens of the mini programs: asked for once, used until shortly before they end.</summary>
internal sealed class AccessToken(HttpClient http, MiniProgramBackendOptions options, TimeProvider time, AccessTokenCache cache)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>A live token.</summary>
    /// <exception cref="HttpRequestException">The platform gave none.</exception>
    public async Task<string> GetAsync(string appId, MiniProgramSecrets secrets, CancellationToken cancellationToken)
    {
        if (cache.Entries.TryGetValue(appId, out var entry) && entry.Until > time.GetUtcNow())
            return entry.Token;
        var query = $"cgi-bin/token?grant_type=client_credential&appid={Uri.EscapeDataString(appId)}&secret={Uri.EscapeDataString(secrets.AppSecret)}";
        var answer = await http.GetFromJsonAsync(new Uri(options.Platform, query), BackendJson.Default.PlatformToken, cancellationToken);
        if (answer is not { Errcode: 0, AccessToken.Length: > 0 })
            throw new HttpRequestException($"The platform gave no access token: {answer?.Errcode} {answer?.Errmsg}");
        cache.Entries[appId] = new(answer.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Early);
        return answer.AccessToken;
    }

    /// <summary>The platform no longer takes the token: the next call asks for another one.</summary>
    public void Forget(string appId) => cache.Entries.TryRemove(appId, out _);
}

/// <summary>The tokens between two calls.</summary>
internal sealed class AccessTokenCache
{
    public ConcurrentDictionary<string, Entry> Entries { get; } = new(StringComparer.Ordinal);

    internal sealed record Entry(string Token, DateTimeOffset Until);
}
