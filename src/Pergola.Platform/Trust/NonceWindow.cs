using Microsoft.Extensions.Options;

namespace Pergola.Platform.Trust;

/// <summary>Remembers nonces for as long as their timestamps are accepted, so that a recorded request cannot be sent again, to no node and after no restart.</summary>
internal sealed class NonceWindow(INonceStore nonces, TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    // A timestamp may lie a window ahead, so a request stays acceptable for two windows.
    public Task<bool> TryUseAsync(string appKey, string nonce, CancellationToken cancellationToken) =>
        nonces.TryUseAsync(appKey, nonce, time.GetUtcNow() + (2 * options.Value.ClockWindow), cancellationToken);
}
