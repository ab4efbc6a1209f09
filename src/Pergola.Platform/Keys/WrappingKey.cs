using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Keys;

/// <summary>
/// A configured key that wraps the elements of the key ring (AES-256-GCM). It is named by what it is, so that nobody has to keep names and
/// keys together: two keys never share a name, and a wrapped element says which key opens it.
/// </summary>
internal sealed class WrappingKey
{
    private const int Size = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] cipherKey;

    private WrappingKey(byte[] key)
    {
        cipherKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: "Pergola.Platform key ring: wrap"u8.ToArray());
        Name = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, outputLength: 6, info: "Pergola.Platform key ring: name"u8.ToArray()));
    }

    /// <summary>Twelve hexadecimal digits that tell nothing of the key.</summary>
    public string Name { get; }

    /// <summary>A new key, as text for a file or an option.</summary>
    public static string NewText() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads a key; null when the text is not 32 bytes in base64.</summary>
    public static WrappingKey? Parse(string text)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Size ? new WrappingKey(bytes) : null;
    }

    public string Wrap(string plain)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var wrapped = new byte[NonceSize + TagSize + text.Length];
        var nonce = wrapped.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(cipherKey, TagSize);
        aes.Encrypt(nonce, text, wrapped.AsSpan(NonceSize + TagSize), wrapped.AsSpan(NonceSize, TagSize), AssociatedData);
        return Convert.ToBase64String(wrapped);
    }

    /// <exception cref="CryptographicException">It was wrapped with another key, or changed since.</exception>
    /// <exception cref="FormatException">It is not base64.</exception>
    public string Unwrap(string wrapped)
    {
        ReadOnlySpan<byte> bytes = Convert.FromBase64String(wrapped);
        if (bytes.Length < NonceSize + TagSize)
            throw new CryptographicException("The wrapped text is cut short.");
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(cipherKey, TagSize);
        aes.Decrypt(bytes[..NonceSize], bytes[(NonceSize + TagSize)..], bytes.Slice(NonceSize, TagSize), plain, AssociatedData);
        return Encoding.UTF8.GetString(plain);
    }

    public override string ToString() => Name;

    private byte[] AssociatedData => Encoding.UTF8.GetBytes($"Pergola.Platform key ring, version 1, key {Name}");
}
