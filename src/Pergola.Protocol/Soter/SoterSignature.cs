using System.Security.Cryptography;

namespace Pergola.Protocol.Soter;

/// <summary>
/// The signature of a biometric result (document: mini program open APIs, "Biometric Authentication"): RSASSA-PSS with SHA-256, MGF1
/// with SHA-256 and a salt of 20 bytes. .NET's own PSS has a salt as long as the hash, so the system's libcrypto does it.
/// </summary>
public static class SoterSignature
{
    /// <summary>How long a key must be, in bits.</summary>
    public const int KeyBits = 2048;

    private const int MostKeyBits = 4096;

    /// <summary>Signs.</summary>
    /// <param name="key">A key pair; its private half must be exportable.</param>
    /// <param name="data">What is signed: the UTF-8 bytes of the result's JSON.</param>
    /// <returns>The signature, as long as the key: 256 bytes with 2048 bits.</returns>
    /// <exception cref="PlatformNotSupportedException">The system has no libcrypto.</exception>
    /// <exception cref="CryptographicException">The key cannot sign.</exception>
    public static byte[] Sign(RSA key, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(key);
        var pkcs8 = key.ExportPkcs8PrivateKey();
        try
        {
            return PssSignature.Sign(pkcs8, data) ?? throw new CryptographicException("libcrypto could not sign with this key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>Says whether a signature holds. Whatever is wrong with key or signature makes it false.</summary>
    /// <param name="publicKeyBase64Spki">The public key: SubjectPublicKeyInfo (DER) in base64, RSA with 2048 to 4096 bits.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature's bytes.</param>
    /// <exception cref="PlatformNotSupportedException">The system has no libcrypto.</exception>
    public static bool Verify(string publicKeyBase64Spki, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        Read(publicKeyBase64Spki) is { } spki && PssSignature.Verify(spki, data, signature);

    /// <summary>Whether a text is a public key that <see cref="Verify"/> can use; ask before one is kept.</summary>
    /// <param name="publicKeyBase64Spki">The text.</param>
    public static bool IsPublicKey(string? publicKeyBase64Spki) => Read(publicKeyBase64Spki) is not null;

    // The text comes over the network: kind and size are settled before libcrypto sees it.
    private static byte[]? Read(string? publicKeyBase64Spki)
    {
        var spki = new byte[1024];
        if (publicKeyBase64Spki is null || !Convert.TryFromBase64String(publicKeyBase64Spki, spki, out var length)) return null;
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportSubjectPublicKeyInfo(spki.AsSpan(0, length), out var read);
            return read == length && rsa.KeySize is >= KeyBits and <= MostKeyBits ? spki[..length] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
