namespace Pergola.Samples.SuperApp;

/// <summary>What the sample superapp is told at start. A real one reads it from its configuration and its secret store.</summary>
public sealed record SampleSuperAppOptions
{
    /// <summary>The superapp's own server.</summary>
    public required Uri Server { get; init; }

    /// <summary>The platform.</summary>
    public required Uri Platform { get; init; }

    /// <summary>The superapp's public key at the platform.</summary>
    public required string AppKey { get; init; }

    /// <summary>Its secret. Only a superapp that runs on a server has one; an app on a phone gets a ticket from its server instead.</summary>
    public required string AppSecret { get; init; }

    /// <summary>Where the SDK keeps what mini programs store.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>
    /// Whether the code of each mini program runs in a process of its own, which can reach nothing. Default: on Linux, the one system where
    /// it can. The host's <c>Main</c> then begins with <c>MiniAppProcess.RunIfChild()</c>.
    /// </summary>
    public bool Isolate { get; init; } = OperatingSystem.IsLinux();

    /// <summary>Whether to go on, with a warning, where the system refuses the namespaces that the isolation rests on. Not for programs of others.</summary>
    public bool AllowWeakerIsolation { get; init; }

    /// <inheritdoc />
    public override string ToString() => AppKey;
}
