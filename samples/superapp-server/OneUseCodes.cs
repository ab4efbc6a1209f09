using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Samples.SuperAppServer;

/// <summary>
/// Codes that are good once, for one mini program and for a short time: 256 random bits, kept by their hash.
/// There is no way to look at a code without using it, so no two callers can both win.
/// </summary>
/// <remarks>In memory: a server of several nodes keeps them in its database, in one atomic statement.</remarks>
public sealed class OneUseCodes<T>(TimeProvider time, TimeSpan life)
{
    private const int Limit = 100_000;

    private readonly ConcurrentDictionary<string, Entry> _codes = new(StringComparer.Ordinal);

    /// <summary>Makes a code for <paramref name="value"/>.</summary>
    public string Issue(string appId, T value)
    {
        DropOld();
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _codes[HashOf(code)] = new(appId, value, time.GetUtcNow() + life);
        return code;
    }

    /// <summary>Uses a code up. A try for another mini program does not.</summary>
    /// <returns>Whether it was good; then <paramref name="value"/> is what it was made for.</returns>
    public bool TryRedeem(string appId, string code, out T? value)
    {
        value = default;
        var key = HashOf(code);
        if (!_codes.TryGetValue(key, out var entry) || entry.AppId != appId)
            return false;
        // Removing this very entry is the one atomic step: of several callers, one gets true.
        if (!_codes.TryRemove(new KeyValuePair<string, Entry>(key, entry)) || entry.Until <= time.GetUtcNow())
            return false;
        value = entry.Value;
        return true;
    }

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private void DropOld()
    {
        if (_codes.Count < Limit)
            return;
        var now = time.GetUtcNow();
        foreach (var pair in _codes)
        {
            if (pair.Value.Until <= now)
                _codes.TryRemove(pair);
        }

        if (_codes.Count >= Limit)
            throw new InvalidOperationException("Too many codes are waiting to be used.");
    }

    private sealed record Entry(string AppId, T Value, DateTimeOffset Until);
}
