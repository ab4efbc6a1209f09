using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Sessions;

/// <summary>Makes, seals and opens session keys.</summary>
internal sealed class SessionKeys(Envelope envelope, IOptions<PergolaPlatformOptions> options)
{
    public NewSession NewSession()
    {
        // One call for key and nonce: the system's generator takes as long for few bytes as for many.
        Span<byte> random = stackalloc byte[SessionKey.Length + DataKey.NonceLength];
        RandomNumberGenerator.Fill(random);
        var key = random[..SessionKey.Length].ToArray();
        return new NewSession(
            envelope.Seal(key, random[SessionKey.Length..]), options.Value.SessionLifetime, options.Value.PreviousSessionKeyGrace, new SessionKey(key));
    }

    public SessionKey Open(byte[] sealedKey) => new(envelope.Open(sealedKey));

    /// <summary>The session that a code has started, with its key at hand when it is the one that was made for it: it need not be opened again.</summary>
    public static StoredSession WithKey(StoredSession started, NewSession made) =>
        started.SealedKey.AsSpan().SequenceEqual(made.SealedKey) ? started with { Key = made.Key } : started;
}
