using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Pergola.Platform.Storage;

/// <summary>An opened data key, for use by many threads: AES-256-GCM with a random nonce for each value.</summary>
internal sealed class DataKey(long id, byte[] key)
{
    public const int Length = 32;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    // NIST SP 800-38D allows 2^32 random nonces under one key, and several nodes share it.
    private const int MostSeals = 1 << 28;

    // An AesGcm keeps one cipher context, so each is used by one thread at a time.
    private readonly ConcurrentBag<AesGcm> ciphers = [];
    private int seals;

    public long Id => id;

    /// <summary>Whether this process has sealed enough with it.</summary>
    public bool IsWorn => Volatile.Read(ref seals) >= MostSeals;

    public void Seal(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associated)
    {
        Interlocked.Increment(ref seals);
        var cipher = Take();
        cipher.Encrypt(nonce, plain, ciphertext, tag, associated);
        ciphers.Add(cipher);
    }

    /// <exception cref="CryptographicException">It was changed.</exception>
    public void Open(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        var cipher = Take();
        cipher.Decrypt(nonce, ciphertext, tag, plain, associated);
        ciphers.Add(cipher);
    }

    private AesGcm Take() => ciphers.TryTake(out var cipher) ? cipher : new AesGcm(key, TagLength);
}
