namespace Pergola.Platform.Limits;

/// <summary>
/// How often callers may call: <c>PergolaPlatformOptions.Limits</c>. Each node counts for itself and in memory, so that n nodes allow up to n times as much.
/// A limit in a minute may be spent at once, and comes back evenly. Zero turns a limit off.
/// </summary>
public sealed class LimitOptions
{
    internal const int Most = 60_000_000;

    /// <summary>
    /// Login codes for one user in one mini program in a minute: what WeChat allows of jscode2session. Above: 45011, when the code is issued (v2, or v3 with a
    /// known user) or redeemed (v3; the code is not lost). Default 100.
    /// </summary>
    public int LoginsPerUserPerMinute { get; set; } = 100;

    /// <summary>SDK calls about one user of a superapp in a minute. Above: 45011. Default 300.</summary>
    public int PerUserPerMinute { get; set; } = 300;

    /// <summary>Calls of one mini program's backend in a minute, by secret or access token. Above: 45011. Default 600,000.</summary>
    public int PerMiniProgramPerMinute { get; set; } = 600_000;

    /// <summary>SDK calls of one superapp in a minute. Above: 45011. Default 600,000.</summary>
    public int PerSuperAppPerMinute { get; set; } = 600_000;

    /// <summary>Access tokens of <c>/cgi-bin/token</c> for one mini program on one UTC day. Above: 45009. Default 2,000, as in WeChat.</summary>
    public int AccessTokensPerDay { get; set; } = 2_000;

    /// <summary>
    /// Codes that this platform never issued, from one mini program's backend in a minute. Above, its codes are refused unread: 45011. Default 6,000: a user can make a
    /// backend send such codes, so this must not be low.
    /// </summary>
    public int UnknownCodesPerMinute { get; set; } = 6_000;

    /// <summary>
    /// Every request of one address in a minute. Above: 45011. Off by default, because the backend of a large mini program is one address. The address is the
    /// connection's (IPv6: its /64): behind a proxy set up ASP.NET Core's ForwardedHeaders, or every caller has the proxy's.
    /// </summary>
    public int PerAddressPerMinute { get; set; }

    /// <summary>
    /// Wrong secrets, access tokens and host signatures from one address in a minute, before the address is locked (45011): for a second, then for twice as
    /// long each time, up to <see cref="LongestLock"/>. Devices with tickets are never locked: they share addresses. Default 30.
    /// </summary>
    public int WrongTriesPerMinute { get; set; } = 30;

    /// <summary>The longest lock of an address, and for how long it must be quiet to begin anew. Default 15 minutes.</summary>
    public TimeSpan LongestLock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many callers are remembered at once; of more, the ones seen longest ago are forgotten. About 300 bytes each. Default 65,536.</summary>
    public int MostRemembered { get; set; } = 65_536;

    /// <summary>Turns every limit off, for benchmarks and trials on one machine.</summary>
    public void Off() =>
        LoginsPerUserPerMinute = PerUserPerMinute = PerMiniProgramPerMinute = PerSuperAppPerMinute = AccessTokensPerDay = UnknownCodesPerMinute =
            PerAddressPerMinute = WrongTriesPerMinute = 0;

    internal bool IsValid() =>
        new[]
        {
            LoginsPerUserPerMinute, PerUserPerMinute, PerMiniProgramPerMinute, PerSuperAppPerMinute, AccessTokensPerDay, UnknownCodesPerMinute, PerAddressPerMinute,
            WrongTriesPerMinute,
        }.All(limit => limit is >= 0 and <= Most) && LongestLock > TimeSpan.Zero && MostRemembered >= 16;
}
