using Pergola.Platform.Limits;

namespace Pergola.Platform;

/// <summary>The options of the platform, set in <c>AddPergolaPlatform(options => ...)</c>.</summary>
public sealed class PergolaPlatformOptions
{
    /// <summary>Where the database and the key ring are kept. Default: <c>pergola-platform</c> below the working directory.</summary>
    public string DataDirectory { get; set; } = "pergola-platform";

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

    /// <summary>How far the clock of a signed request may be away. Default five minutes.</summary>
    public TimeSpan ClockWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the platform waits for one answer of a superapp server. Default five seconds.</summary>
    public TimeSpan SuperAppTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a redemption that waits for a superapp server keeps others away from its code. Must be longer than
    /// <see cref="SuperAppTimeout"/>. Default 30 seconds.
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
