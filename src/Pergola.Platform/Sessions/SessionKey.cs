using System.Security.Cryptography;

namespace Pergola.Platform.Sessions;

/// <summary>
/// What platform and mini program backend share about one user: 16 random bytes, spoken of as their base64 text. It has no
/// public property and no JSON contract, so that it reaches an answer or a log only where somebody calls <see cref="Reveal"/>.
/// </summary>
internal sealed class SessionKey(byte[] bytes)
{
    public const int Length = 16;

    public static SessionKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The base64 text: what a backend gets, and the key of user-state signatures.</summary>
    public string Reveal() => Convert.ToBase64String(bytes);

    public byte[] RevealBytes() => bytes;

    public override string ToString() => "[session key]";
}
