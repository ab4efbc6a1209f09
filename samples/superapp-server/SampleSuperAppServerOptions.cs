using System.Collections.Concurrent;
using Pergola.SuperApp;

namespace Pergola.Samples.SuperAppServer;

/// <summary>What the sample superapp server is told at start. A real one reads it from its configuration and its secret store.</summary>
public sealed record SampleSuperAppServerOptions
{
    /// <summary>The users.</summary>
    public required IReadOnlyList<SampleUser> Users { get; init; }

    /// <summary>The superapp's public key at the platform.</summary>
    public required string AppKey { get; init; }

    /// <summary>The superapp's secret at the platform.</summary>
    public required string AppSecret { get; init; }

    /// <summary>What this server shares with the platform: 16, 24 or 32 characters.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The platform's public key, which the registration gave; without it v3 logins are refused.</summary>
    public string? PlatformPublicKeyPem { get; init; }

    /// <summary>The keys of the mini program backends that may call <c>/code2session</c>, by appid. They may be added while it runs.</summary>
    public ConcurrentDictionary<string, string> BackendKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>How long a code of v1 is good. Default five minutes.</summary>
    public TimeSpan CodeLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Where the world finds this server: the avatars' URLs begin with it.</summary>
    public Uri PublicAddress { get; init; } = new("https://superapp.example/");

    /// <summary>Told of each message that a user got; for what shows them, such as the simulator.</summary>
    public Action<SuperAppUser, SubscriptionMessage>? MessageArrived { get; set; }

    /// <summary>Whether a bearer token is the key of the mini program's backend.</summary>
    internal bool IsBackendOf(string appId, string? token) => BackendKeys.TryGetValue(appId, out var key) && Bearer.Same(key, token);

    /// <inheritdoc />
    public override string ToString() => AppKey;
}
