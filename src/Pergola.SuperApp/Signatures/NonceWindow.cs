using Microsoft.Extensions.Options;

namespace Pergola.SuperApp.Signatures;

/// <summary>Remembers nonces for as long as their timestamps are accepted, so that a recorded request cannot be sent again.</summary>
internal sealed class NonceWindow(TimeProvider time, IOptions<SuperAppServerOptions> options)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, DateTimeOffset Until)> byAge = new();

    public bool TryUse(string nonce)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            while (byAge.TryPeek(out var oldest) && oldest.Until < now)
                seen.Remove(byAge.Dequeue().Nonce);
            if (!seen.Add(nonce))
                return false;

            // A timestamp may lie a window ahead, so a request stays acceptable for two windows.
            byAge.Enqueue((nonce, now + (2 * options.Value.ClockWindow)));
            return true;
        }
    }
}
