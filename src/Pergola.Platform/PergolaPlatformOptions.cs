using Pergola.Platform.Limits;

namespace Pergola.Platform;

/// <summary>The options of the platform, set in <c>AddPergolaPlatform(options => ...)</c>.</summary>
public sealed class PergolaPlatformOptions
{
    /// <summary>Where the SQLite database and its key file are kept. Default: <c>pergola-platform</c> below the working directory.</summary>
    public string DataDirectory { get; set; } = "pergola-platform";

    /// <summary>
    /// Keys of 32 bytes in base64 that wrap the key ring in the database; the same on every node. The first one wraps, all unwrap: to replace
    /// a key, add the new one behind it on every node, then put it first on every node, then take the old one out. Make one with
    /// <c>openssl rand -base64 32</c>. Default: none; on SQLite a file <c>key-ring.key</c> is then made in <see cref="DataDirectory"/>, on PostgreSQL the start fails.
    /// </summary>
    public IList<string> KeyRingKeys { get; set; } = [];

    /// <summary>A file with such keys, one a line, after those of <see cref="KeyRingKeys"/>; so that a key need not stand in a command line or an environment. Default: none.</summary>
    public string? KeyRingKeyFile { get; set; }

    /// <summary>After how long a new key of the key ring seals; older ones keep opening. At least seven days; default 90 days.</summary>
    public TimeSpan DataKeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a replaced secret of a mini program or a superapp's AppSecret stays good. Default 24 hours; zero ends it at once.</summary>
    public TimeSpan PreviousAppSecretGrace { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a login, phone or e-mail code can be redeemed, and a consent sheet may stay open. Default five minutes (page 57734).</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a session lives after its last use. Default three days; the documents only say that it grows with use.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long the previous session key stays good after a new login. Default five minutes; zero ends it at once.</summary>
    public TimeSpan PreviousSessionKeyGrace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an access token lives. Default 7200 s (page 67646).</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromSeconds(7200);

    /// <summary>How long the previous access token stays good after a new one was fetched. Default five minutes, as in WeChat.</summary>
    public TimeSpan PreviousAccessTokenGrace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long before its end a stable token is followed by a new one, which leaves the old one good to its end. Shorter than
    /// <see cref="AccessTokenLifetime"/>. Default five minutes, as in WeChat.
    /// </summary>
    public TimeSpan StableTokenOverlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often in one UTC day a mini program may force a new stable token. Default 20, as in WeChat; more is 45009.</summary>
    public int StableTokenForcedPerDay { get; set; } = 20;

    /// <summary>How far apart two forced refreshes of a stable token must be. Default 30 seconds, as in WeChat; sooner is 45011.</summary>
    public TimeSpan StableTokenForceInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How far the clock of a signed request may be away. Default five minutes.</summary>
    public TimeSpan ClockWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the platform waits for one answer of a superapp server, at one try. Default five seconds.</summary>
    public TimeSpan SuperAppTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all tries of one call to a superapp server may take together, at least <see cref="SuperAppTimeout"/>. Default 15 seconds.</summary>
    public TimeSpan SuperAppTotalTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a call to a superapp server is repeated that met no connection, no answer in time, HTTP 429 or 5xx: 0 to 10. Default 2.</summary>
    public int SuperAppRetries { get; set; } = 2;

    /// <summary>How long the first repetition waits, about: it doubles with each, and is spread at random. Default 200 ms.</summary>
    public TimeSpan SuperAppRetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The share of tries that must fail before a superapp server is left alone for <see cref="SuperAppBreakTime"/>, above 0 and at most 1. Default 0.5.
    /// Each superapp is counted on its own, and by each node.
    /// </summary>
    public double SuperAppBreakRatio { get; set; } = 0.5;

    /// <summary>How many tries <see cref="SuperAppBreakWindow"/> must have seen before their failures count, at least 2. Default 20.</summary>
    public int SuperAppBreakCalls { get; set; } = 20;

    /// <summary>Over which time failures are counted, at least 0.5 s. Default 30 seconds.</summary>
    public TimeSpan SuperAppBreakWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a superapp server that fails is left alone before one call tries it again, at least 0.5 s. Default five seconds.</summary>
    public TimeSpan SuperAppBreakTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a redemption that waits for a superapp server keeps others away from its code. Must be longer than
    /// <see cref="SuperAppTotalTimeout"/>. Default 30 seconds.
    /// </summary>
    public TimeSpan ClaimLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long a repeated attempt gets the answer of the first again. Default one minute.</summary>
    public TimeSpan AttemptRepeatWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The country calling code of numbers that a superapp server gives without one, and the country whose numbers are given to backends
    /// without it in <c>phoneNumber</c>, as WeChat does. Default 86.
    /// </summary>
    public string HomeCountryCode { get; set; } = "86";

    /// <summary>How often callers may call.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>What happens when more is asked than can be answered.</summary>
    public OverloadOptions Overload { get; } = new();

    /// <summary>Whether answers say in <c>debug</c> why they refuse. Null, the default: everywhere but in the Production environment.</summary>
    public bool? ShowRefusalReasons { get; set; }
}
