namespace Pergola.Protocol.Soter;

/// <summary>RSASSA-PSS with SHA-256 and a salt of 20 bytes, by libcrypto's EVP interface.</summary>
internal static unsafe class PssSignature
{
    /// <summary>Signs with a private key in PKCS#8; null when libcrypto refuses.</summary>
    public static byte[]? Sign(ReadOnlySpan<byte> pkcs8, ReadOnlySpan<byte> data)
    {
        LibCrypto.Load();
        fixed (byte* keyBytes = pkcs8, dataBytes = Pinnable(data))
        {
            var at = keyBytes;
            var key = LibCrypto.d2i_AutoPrivateKey(0, &at, new(pkcs8.Length));
            var context = LibCrypto.EVP_MD_CTX_new();
            try
            {
                nint padding;
                if (key == 0 || LibCrypto.EVP_DigestSignInit(context, &padding, LibCrypto.EVP_sha256(), 0, key) != 1 || !UsePss(padding)) return null;
                nuint length = 0;
                if (LibCrypto.EVP_DigestSign(context, null, &length, dataBytes, (nuint)data.Length) != 1) return null;
                var signature = new byte[length];
                fixed (byte* signatureBytes = signature)
                {
                    return LibCrypto.EVP_DigestSign(context, signatureBytes, &length, dataBytes, (nuint)data.Length) == 1 ? signature[..(int)length] : null;
                }
            }
            finally
            {
                Free(context, key);
            }
        }
    }

    /// <summary>Verifies with a public key in SubjectPublicKeyInfo.</summary>
    public static bool Verify(ReadOnlySpan<byte> spki, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        LibCrypto.Load();
        fixed (byte* keyBytes = spki, dataBytes = Pinnable(data), signatureBytes = Pinnable(signature))
        {
            var at = keyBytes;
            var key = LibCrypto.d2i_PUBKEY(0, &at, new(spki.Length));
            var context = LibCrypto.EVP_MD_CTX_new();
            try
            {
                nint padding;
                return key != 0
                    && LibCrypto.EVP_DigestVerifyInit(context, &padding, LibCrypto.EVP_sha256(), 0, key) == 1
                    && UsePss(padding)
                    && LibCrypto.EVP_DigestVerify(context, signatureBytes, (nuint)signature.Length, dataBytes, (nuint)data.Length) == 1;
            }
            finally
            {
                Free(context, key);
            }
        }
    }

    // An empty span is pinned as null, which EVP_DigestSign takes for the question how long the signature will be.
    private static ReadOnlySpan<byte> Pinnable(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? "\0"u8 : bytes;

    private static bool UsePss(nint padding) =>
        LibCrypto.EVP_PKEY_CTX_ctrl_str(padding, "rsa_padding_mode", "pss") == 1
        && LibCrypto.EVP_PKEY_CTX_ctrl_str(padding, "rsa_pss_saltlen", "20") == 1;

    private static void Free(nint context, nint key)
    {
        LibCrypto.EVP_MD_CTX_free(context);
        LibCrypto.EVP_PKEY_free(key);
        // .NET uses the same library on this thread: a failure that was answered must not turn up in its next exception.
        LibCrypto.ERR_clear_error();
    }
}
