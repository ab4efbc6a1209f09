using System.Text.Json.Serialization;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>A superapp without its secrets.</summary>
internal sealed record SuperAppDetails
{
    /// <summary>The public app key.</summary>
    public required string AppKey { get; init; }

    /// <summary>The superapp server's base URL.</summary>
    public required string ServiceDomain { get; init; }

    /// <summary>What X-CLIENT-KEY says at /access_token/b2b2c.</summary>
    public required string ClientKey { get; init; }

    /// <summary>How TC-Signature is made.</summary>
    public required TimestampCipherName TimestampCipher { get; init; }

    /// <summary>The lowest API level that is served, 1 to 3; 0 is any.</summary>
    public required int MinimumApiLevel { get; init; }

    /// <summary>DANGEROUS: whether anybody who knows the app key may name any user.</summary>
    public required bool DangerouslyTrustBareUids { get; init; }

    /// <summary>What the superapp server checks X-SIGNATURE with: RSA 2048, PEM.</summary>
    public required string ExchangePublicKey { get; init; }

    /// <summary>How many mini programs it runs.</summary>
    public int MiniPrograms { get; init; }

    /// <summary>Changes with every change of the settings; send it with a change to be told when somebody was faster.</summary>
    public string Revision { get; init; } = "";
}

/// <summary>A superapp to add. What is null is generated, or has its default.</summary>
internal sealed record NewSuperApp
{
    /// <summary>The superapp server's base URL, such as https://superapp.example.com.</summary>
    public string? ServiceDomain { get; init; }

    /// <summary>The public app key; generated when absent.</summary>
    public string? AppKey { get; init; }

    /// <summary>What a server-side host signs with, at least 16 characters; generated when absent.</summary>
    public string? AppSecret { get; init; }

    /// <summary>What platform and superapp server share: 16, 24 or 32 characters; generated when absent.</summary>
    public string? SecretKey { get; init; }

    /// <summary>What X-CLIENT-KEY says; the app key when absent.</summary>
    public string? ClientKey { get; init; }

    /// <summary>How TC-Signature is made; ecb when absent.</summary>
    public TimestampCipherName TimestampCipher { get; init; }

    /// <summary>The lowest API level to serve, 1 to 3; 0 is any.</summary>
    public int MinimumApiLevel { get; init; }

    /// <summary>DANGEROUS: anybody who knows the app key may name any user. Only for trying things out.</summary>
    public bool DangerouslyTrustBareUids { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(NewSuperApp)} {{ {nameof(AppKey)} = {AppKey} }}";
}

/// <summary>What to change of a superapp; what is null stays.</summary>
internal sealed record SuperAppChange
{
    /// <summary>The superapp server's base URL.</summary>
    public string? ServiceDomain { get; init; }

    /// <summary>What X-CLIENT-KEY says.</summary>
    public string? ClientKey { get; init; }

    /// <summary>How TC-Signature is made.</summary>
    public TimestampCipherName? TimestampCipher { get; init; }

    /// <summary>The lowest API level to serve, 1 to 3; 0 is any.</summary>
    public int? MinimumApiLevel { get; init; }

    /// <summary>DANGEROUS: anybody who knows the app key may name any user.</summary>
    public bool? DangerouslyTrustBareUids { get; init; }
}

/// <summary>Which secrets of a superapp to make anew. The old AppSecret stays good for <c>PreviousAppSecretGrace</c>; the old SecretKey is worthless at once.</summary>
internal sealed record SuperAppSecretChange
{
    /// <summary>Make a new app secret.</summary>
    public bool AppSecret { get; init; }

    /// <summary>Make a new SecretKey.</summary>
    public bool SecretKey { get; init; }
}

/// <summary>A superapp with the secrets that were just set: they are shown this once.</summary>
internal sealed record IssuedSuperApp
{
    /// <summary>The superapp.</summary>
    public required SuperAppDetails SuperApp { get; init; }

    /// <summary>The app secret, when it was set now.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The SecretKey, when it was set now.</summary>
    public string? SecretKey { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(IssuedSuperApp)} {{ {SuperApp.AppKey} }}";
}

/// <summary>Every superapp.</summary>
/// <param name="Items">The superapps, by app key.</param>
internal sealed record SuperAppList(IReadOnlyList<SuperAppDetails> Items);

/// <summary>The cipher of TC-Signature.</summary>
[JsonConverter(typeof(EnumNames<TimestampCipherName>))]
internal enum TimestampCipherName
{
    /// <summary>AES-ECB, as documented since 2025-09.</summary>
    [JsonStringEnumMemberName("ecb")]
    Ecb = TimestampCipher.Ecb,

    /// <summary>AES-CBC, the edition of 2025-03.</summary>
    [JsonStringEnumMemberName("cbc")]
    Cbc = TimestampCipher.Cbc,
}
