using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>A signed-in user. The session key is here and goes nowhere.</summary>
internal sealed record BackendUser(string Id, string? Unionid, string? SessionKey, string Source)
{
    public const string Platform = "platform";
    public const string SuperApp = "superapp";

    /// <inheritdoc />
    public override string ToString() => $"{Source} user";
}

/// <summary>The tokens of this backend, in memory: 256 random bits, found by their hash, good for one mini program.</summary>
internal sealed class Tokens(TimeProvider time, MiniProgramBackendOptions options)
{
    private const int Limit = 100_000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public string Issue(string appId, BackendUser user)
    {
        if (_entries.Count >= Limit)
            DropOld();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _entries[Key(appId, token)] = new(user, time.GetUtcNow() + options.TokenLife);
        return token;
    }

    public BackendUser? Find(string? appId, string? token)
    {
        if (string.IsNullOrEmpty(appId) || string.IsNullOrEmpty(token))
            return null;
        var key = Key(appId, token);
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        var now = time.GetUtcNow();
        if (entry.Until <= now)
        {
            _entries.TryRemove(key, out _);
            return null;
        }

        _entries[key] = entry with { Until = now + options.TokenLife };
        return entry.User;
    }

    private static string Key(string appId, string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{appId}\n{token}")));

    private void DropOld()
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in _entries)
        {
            if (entry.Until <= now)
                _entries.TryRemove(key, out _);
        }

        // Still full of live tokens: those that end first make room.
        foreach (var (key, _) in _entries.OrderBy(e => e.Value.Until).Take(Math.Max(0, _entries.Count - Limit + 1)))
            _entries.TryRemove(key, out _);
    }

    private sealed record Entry(BackendUser User, DateTimeOffset Until);
}
