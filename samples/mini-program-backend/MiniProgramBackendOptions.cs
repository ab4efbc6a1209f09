using System.Collections.Concurrent;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What the mini program's developer knows: where the platform is, and the secrets that the platform gave out.</summary>
public sealed class MiniProgramBackendOptions
{
    /// <summary>The platform's address; <c>sns/jscode2session</c> lies below it.</summary>
    public required Uri Platform { get; init; }

    /// <summary>The superapp server's address, for codes that the superapp itself issued (v1). Null: there are none.</summary>
    public Uri? SuperAppServer { get; init; }

    /// <summary>The mini programs that this backend serves, by appid. They may be added while it runs.</summary>
    public ConcurrentDictionary<string, MiniProgramSecrets> MiniPrograms { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a token of this backend is good after its last use. Default one day.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>The secrets of one mini program. They stay on the server: no mini program ever sees them.</summary>
/// <param name="AppSecret">What the platform gave for the appid.</param>
/// <param name="SuperAppKey">What the superapp gave for its <c>/code2session</c>, or null.</param>
public sealed record MiniProgramSecrets(string AppSecret, string? SuperAppKey = null);
