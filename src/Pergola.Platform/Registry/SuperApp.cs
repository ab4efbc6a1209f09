namespace Pergola.Platform.Registry;

/// <summary>A registered superapp with its secrets opened, for use in memory only.</summary>
internal sealed class SuperApp
{
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

    public override string ToString() => AppKey;
}

/// <summary>A mini program with what is needed to check its secret.</summary>
internal sealed record StoredMiniProgram(MiniProgram Record, byte[] SecretSalt, byte[] SecretHash)
{
    public override string ToString() => Record.AppId;
}
