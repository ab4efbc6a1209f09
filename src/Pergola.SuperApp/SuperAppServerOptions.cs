namespace Pergola.SuperApp;

/// <summary>What the superapp server shares with the platform, and its limits.</summary>
public sealed class SuperAppServerOptions
{
    /// <summary>The superapp's public app key, such as <c>app-1234567890</c>.</summary>
    public string AppKey { get; set; } = "";

    /// <summary>The superapp's app secret: tickets are signed with it.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The SecretKey of the console's backend service configuration (page 73477): 16, 24 or 32 characters.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>What the platform must name itself with at the token exchange; null: <see cref="AppKey"/>.</summary>
    public string? ClientKey { get; set; }

    /// <summary>The platform's public key (PEM) for X-SIGNATURE, which the registry gives at registration; null: v3 logins are refused.</summary>
    public string? PlatformPublicKeyPem { get; set; }

    /// <summary>True: TC-Signature is AES-CBC as in the edition of 2025-03, not AES-ECB. Default false.</summary>
    public bool TimestampSignatureIsCbc { get; set; }

    /// <summary>
    /// Whether requests must also carry Pergola's signature over body and nonce. Default true. The documents' signature covers the
    /// timestamp alone: who sees one request can send others for five minutes. Set false only for a platform that does not send ours.
    /// </summary>
    public bool RequireBodySignature { get; set; } = true;

    /// <summary>How far a request's timestamp may be away. Default five minutes.</summary>
    public TimeSpan ClockWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an auth code is good: one to five minutes. Default five, the life of the login code that it becomes.</summary>
    public TimeSpan AuthCodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the temporary code of a phone number or e-mail address is good, at most ten minutes. Default ten: five for the consent
    /// sheet, and five for the code that the mini program gets when the user allows it. A shorter life makes late codes fail at the mini program's backend.
    /// </summary>
    public TimeSpan TemporaryCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a ticket is good, at most five minutes. Default five.</summary>
    public TimeSpan TicketLifetime { get; set; } = TimeSpan.FromMinutes(5);
}
