using System.Collections.Concurrent;

namespace Pergola.Samples.SuperAppServer;

/// <summary>What the sample superapp server is told at start.</summary>
public sealed class SampleSuperAppServerOptions
{
    /// <summary>The users.</summary>
    public required IReadOnlyList<SampleUser> Users { get; init; }

    /// <summary>The keys of the mini program backends that may call <c>/code2session</c>, by appid. They may be added while it runs.</summary>
    public ConcurrentDictionary<string, string> BackendKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a code is good. Default five minutes.</summary>
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(5);
}
