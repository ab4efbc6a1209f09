namespace Pergola.Platform.Registry;

/// <summary>A superapp, as its operator registers it.</summary>
public sealed record SuperAppRegistration
{
    /// <summary>The public app key, such as <c>app-1234567890</c>; 1 to 64 characters of A-Z a-z 0-9 <c>-</c> <c>_</c>.</summary>
    public required string AppKey { get; init; }

    /// <summary>What a server-side host signs its requests with, and the superapp server its tickets; at least 16 characters.</summary>
    public required string AppSecret { get; init; }

    /// <summary>What platform and superapp server share (page 73477): exactly 16, 24 or 32 one-byte characters.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The superapp server's base URL, such as <c>https://superapp.example.com</c>; a path is kept as a prefix.</summary>
    public required Uri ServiceDomain { get; init; }

    /// <summary>What the platform names itself with at <c>/access_token/b2b2c</c>, at most 36 characters; null: the app key.</summary>
    public string? ClientKey { get; init; }

    /// <summary>How TC-Signature is made. Default <see cref="TimestampCipher.Ecb"/>, as documented since 2025-09.</summary>
    public TimestampCipher TimestampCipher { get; init; }

    /// <summary>
    /// DANGEROUS: takes a user id from anybody who knows the public app key, without signature or ticket, so that anybody can log in as
    /// anybody. Only for trying things out on one machine.
    /// </summary>
    public bool DangerouslyTrustBareUids { get; init; }

    /// <summary>
    /// The lowest level that the platform serves this superapp at; null, the default, means any. SDK calls below it fail with 102 <c>level refused</c>, codes that
    /// were issued below it, also before it was raised, with 40029, and both are audited. <see cref="ApiLevel.V3"/> means that the platform takes no host's word for
    /// who its user is. Sessions that are open already live on; a logout ends them.
    /// </summary>
    public ApiLevel? MinimumApiLevel { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SuperAppRegistration)} {{ {nameof(AppKey)} = {AppKey} }}";
}

/// <summary>The cipher of the TC-Signature header (page 67643; the editions differ).</summary>
public enum TimestampCipher
{
    /// <summary>AES-ECB, since 2025-09-23.</summary>
    Ecb,

    /// <summary>AES-CBC with the first 16 bytes of the key as IV, the edition of 2025-03-19.</summary>
    Cbc,
}

/// <summary>What the superapp server needs to know of the platform after <see cref="IPlatformRegistry.PutSuperAppAsync"/>.</summary>
/// <param name="AppKey">The app key.</param>
/// <param name="ClientKey">What X-CLIENT-KEY will say.</param>
/// <param name="ExchangePublicKeyPem">The public key of X-SIGNATURE, PEM, RSA 2048; the same at each registration.</param>
public sealed record RegisteredSuperApp(string AppKey, string ClientKey, string ExchangePublicKeyPem);
