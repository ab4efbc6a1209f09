using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Trust;

/// <summary>Remembers nonces for as long as their timestamps are accepted, so that a recorded request cannot be sent again.</summary>
internal sealed class NonceWindow(TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    private readonly ConcurrentDictionary<(string AppKey, string Nonce), long> seen = new();
    private readonly ConcurrentQueue<((string AppKey, string Nonce) Key, long Until)> order = new();

    public bool TryUse(string appKey, string nonce)
    {
        // A timestamp may lie a window ahead, so a request stays acceptable for two windows.
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (2 * (long)options.Value.ClockWindow.TotalMilliseconds);
        while (order.TryPeek(out var oldest) && oldest.Until < now && order.TryDequeue(out var gone))
            seen.TryRemove(gone.Key, out _);
        if (!seen.TryAdd((appKey, nonce), until))
            return false;
        order.Enqueue(((appKey, nonce), until));
        return true;
    }
}
