using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>A mini program without its secret.</summary>
internal sealed record MiniProgramDetails
{
    /// <summary>The appid.</summary>
    public required string AppId { get; init; }

    /// <summary>The app key of the superapp that runs it.</summary>
    public required string SuperApp { get; init; }

    /// <summary>The id of its team.</summary>
    public required string Team { get; init; }

    /// <summary>The name that consent sheets show.</summary>
    public required string Name { get; init; }

    /// <summary>URL of the icon that consent sheets show.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Origins that it may send requests to.</summary>
    public required IReadOnlyList<string> RequestDomains { get; init; }

    /// <summary>Its versions, newest first; one of each environment is current.</summary>
    public required IReadOnlyList<VersionDetails> Versions { get; init; }

    /// <summary>The templates of its subscription messages.</summary>
    public required IReadOnlyList<TemplateDetails> Templates { get; init; }

    /// <summary>Until when the secret before the last change is good; null when there is none.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>Changes with every change; send it with a change to be told when somebody was faster.</summary>
    public string Revision { get; init; } = "";

    public static MiniProgramDetails Of(StoredMiniProgram miniProgram, DateTimeOffset now)
    {
        var details = new MiniProgramDetails
        {
            AppId = miniProgram.Record.AppId,
            SuperApp = miniProgram.Record.SuperApp,
            Team = miniProgram.Record.Team,
            Name = miniProgram.Record.Name,
            IconUrl = miniProgram.Record.IconUrl,
            RequestDomains = miniProgram.Record.RequestDomains,
            Versions = VersionDetails.All(miniProgram.Record.Versions),
            Templates = [.. miniProgram.Record.Templates.Select(TemplateDetails.Of)],
        };
        return details with
        {
            PreviousSecretUntil = miniProgram.PreviousSecret is { } previous && previous.Until > now ? previous.Until : null,
            Revision = Operators.Revision.Of(details, OperatorJson.Default.MiniProgramDetails),
        };
    }
}

/// <summary>Mini programs.</summary>
/// <param name="Items">The mini programs, by appid.</param>
internal sealed record MiniProgramList(IReadOnlyList<MiniProgramDetails> Items);

/// <summary>A mini program to add. What is null is generated, or has its default.</summary>
internal sealed record NewMiniProgram
{
    /// <summary>The name that consent sheets show.</summary>
    public string? Name { get; init; }

    /// <summary>The app key of the superapp; the team's, or the only one there is, when absent.</summary>
    public string? SuperApp { get; init; }

    /// <summary>The id of its team, which is made when there is none of that id; the superapp's default team when absent.</summary>
    public string? Team { get; init; }

    /// <summary>The appid; generated when absent.</summary>
    public string? AppId { get; init; }

    /// <summary>The secret of its backend, at least 16 characters; generated when absent.</summary>
    public string? AppSecret { get; init; }

    /// <summary>URL of the icon that consent sheets show.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Origins that it may send requests to, such as https://api.example.com.</summary>
    public IReadOnlyList<string>? RequestDomains { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(NewMiniProgram)} {{ {nameof(AppId)} = {AppId} }}";
}

/// <summary>What to change of a mini program; what is null stays.</summary>
internal sealed record MiniProgramChange
{
    /// <summary>The name that consent sheets show.</summary>
    public string? Name { get; init; }

    /// <summary>URL of the icon; empty takes it away.</summary>
    public string? IconUrl { get; init; }

    /// <summary>Origins that it may send requests to: these and no others.</summary>
    public IReadOnlyList<string>? RequestDomains { get; init; }
}

/// <summary>A new secret is wanted.</summary>
internal sealed record MiniProgramSecretChange
{
    /// <summary>For how many minutes the old secret stays good, 0 to 10080 (a week). Default 60.</summary>
    public int? OldGoodForMinutes { get; init; }
}

/// <summary>A mini program with the secret that was just set: it is shown this once.</summary>
internal sealed record IssuedMiniProgram
{
    /// <summary>The mini program.</summary>
    public required MiniProgramDetails MiniProgram { get; init; }

    /// <summary>The secret of its backend.</summary>
    public required string AppSecret { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(IssuedMiniProgram)} {{ {MiniProgram.AppId} }}";
}
