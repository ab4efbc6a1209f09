namespace Pergola.Platform.Registry;

/// <summary>A team of mini program developers: its mini programs see one unionid per user.</summary>
/// <param name="Id">Its id, 1 to 64 characters.</param>
/// <param name="SuperApp">The app key of the superapp that it belongs to.</param>
/// <param name="Name">Its name.</param>
public sealed record TeamRegistration(string Id, string SuperApp, string Name);

/// <summary>A mini program, as its developer registers it.</summary>
public sealed record MiniProgramRegistration
{
    /// <summary>The appid, such as <c>mpyzxqg4o9yzw5px</c>; 1 to 64 characters of A-Z a-z 0-9 <c>-</c> <c>_</c>.</summary>
    public required string AppId { get; init; }

    /// <summary>The secret of its backend, at least 16 characters. Only a hash is kept.</summary>
    public required string AppSecret { get; init; }

    /// <summary>The team that it belongs to, and through it the superapp.</summary>
    public required string Team { get; init; }

    /// <summary>The name that consent sheets show.</summary>
    public required string Name { get; init; }

    /// <summary>URL of the icon that consent sheets show, or null.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Origins that it may send requests to, such as <c>https://api.example.com</c>.</summary>
    public IReadOnlyList<string> RequestDomains { get; init; } = [];

    /// <summary>Its versions, in the order of their publication: the last one of an environment is its current one.</summary>
    public IReadOnlyList<MiniProgramVersion> Versions { get; init; } = [];

    /// <summary>The templates of the subscription messages that it may send.</summary>
    public IReadOnlyList<MessageTemplate> Templates { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(MiniProgramRegistration)} {{ {nameof(AppId)} = {AppId} }}";
}

/// <summary>One version of a mini program.</summary>
/// <param name="Number">Such as <c>1.0.3</c>.</param>
/// <param name="EnvVersion"><c>develop</c>, <c>trial</c> or <c>release</c>.</param>
public sealed record MiniProgramVersion(string Number, string EnvVersion)
{
    /// <summary>When it was published; null for one that was registered from code.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Who published it: the name of an operator's token, or <c>command line</c>; null for one that was registered from code.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>What is new in it, or null.</summary>
    public string? Description { get; init; }

    /// <summary>SHA-256 of its package file, 64 lower-case hexadecimal digits, or null.</summary>
    public string? PackageSha256 { get; init; }
}

/// <summary>The registry's record of a mini program.</summary>
public sealed record MiniProgram
{
    /// <summary>The appid.</summary>
    public required string AppId { get; init; }

    /// <summary>The app key of the superapp that runs it.</summary>
    public required string SuperApp { get; init; }

    /// <summary>The team that it belongs to.</summary>
    public required string Team { get; init; }

    /// <summary>The name that consent sheets show.</summary>
    public required string Name { get; init; }

    /// <summary>URL of the icon, or null.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Origins that it may send requests to.</summary>
    public required IReadOnlyList<string> RequestDomains { get; init; }

    /// <summary>Its versions, in the order of their publication: the last one of an environment is its current one.</summary>
    public required IReadOnlyList<MiniProgramVersion> Versions { get; init; }

    /// <summary>The templates of its subscription messages.</summary>
    public IReadOnlyList<MessageTemplate> Templates { get; init; } = [];
}
