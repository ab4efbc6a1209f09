using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Sessions;

/// <summary>Makes, seals and opens session keys.</summary>
internal sealed class SessionKeys(DataKeys keys, IOptions<PergolaPlatformOptions> options)
{
    public NewSession NewSession() => new(
        keys.Seal(SessionKey.New().RevealBytes(), DataKeys.Purpose.SessionKey),
        options.Value.SessionLifetime,
        options.Value.PreviousSessionKeyGrace);

    public SessionKey Open(byte[] sealedKey) => new(keys.Open(sealedKey, DataKeys.Purpose.SessionKey));
}
