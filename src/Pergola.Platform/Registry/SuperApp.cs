using System.Security.Cryptography;

namespace Pergola.Platform.Registry;

/// <summary>A registered superapp with its secrets opened, for use in memory only.</summary>
internal sealed class SuperApp
{
    private static readonly byte[] NobodysSecret = new byte[32];

    public required string AppKey { get; init; }

    public required byte[] AppSecret { get; init; }

    public required byte[] SecretKey { get; init; }

    public required Uri ServiceDomain { get; init; }

    public required string ClientKey { get; init; }

    /// <summary>PKCS #8 of the RSA key behind X-SIGNATURE.</summary>
    public required byte[] ExchangeKey { get; init; }

    /// <summary>What openids and unionids are derived with; made once and never changed.</summary>
    public required byte[] IdentityKey { get; init; }

    public required TimestampCipher TimestampCipher { get; init; }

    public required bool TrustBareUids { get; init; }

    /// <summary>The lowest API level that the platform serves: 0 (any), 1, 2 or 3.</summary>
    public required int MinimumLevel { get; init; }

    /// <summary>The public half of <see cref="ExchangeKey"/>, which the superapp server checks X-SIGNATURE with.</summary>
    public string ExchangePublicKeyPem()
    {
        using var key = RSA.Create();
        key.ImportPkcs8PrivateKey(ExchangeKey, out _);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>The AppSecret before the last change, good for a while longer; null when there is none.</summary>
    public PreviousAppSecret? PreviousAppSecret { get; init; }

    /// <summary>Whether a MAC was made with the AppSecret, or with the one before it until its end. Both are always computed.</summary>
    public bool HasMac(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mac, DateTimeOffset now)
    {
        var byCurrent = CryptographicOperations.FixedTimeEquals(mac, HMACSHA256.HashData(AppSecret, text));
        var byPrevious = CryptographicOperations.FixedTimeEquals(mac, HMACSHA256.HashData(PreviousAppSecret?.Secret ?? NobodysSecret, text));
        return byCurrent | (byPrevious & PreviousAppSecret?.Until > now);
    }

    public override string ToString() => AppKey;
}

/// <summary>A superapp's AppSecret that was replaced, good until <c>Until</c>.</summary>
internal sealed record PreviousAppSecret(byte[] Secret, DateTimeOffset Until);

/// <summary>A mini program with what is needed to check its secret.</summary>
/// <remarks><c>PreviousSecret</c>: the secret before the last change, good for a while longer; null when there is none.</remarks>
internal sealed record StoredMiniProgram(MiniProgram Record, byte[] SecretSalt, byte[] SecretHash, PreviousSecret? PreviousSecret = null)
{
    public override string ToString() => Record.AppId;
}

/// <summary>A secret that was replaced and is good until <see cref="Until"/>.</summary>
internal sealed record PreviousSecret(byte[] Salt, byte[] Hash, DateTimeOffset Until);
