using Microsoft.Extensions.Options;

namespace Pergola.Platform.Limits;

/// <summary>
/// Counts the calls of those who have proven who they are, and of addresses. The three places that find out who calls charge it:
/// <see cref="Trust.Caller"/>, <see cref="Endpoints.MiniProgramBackends"/> and <see cref="Tokens.AccessTokens"/>.
/// </summary>
internal sealed class RateLimits(TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly LimitOptions limits = options.Value.Limits;
    private readonly RecentTable<Bucket> buckets = new(options.Value.Limits.MostRemembered);
    private readonly RecentTable<DayCount> days = new(options.Value.Limits.MostRemembered);

    /// <summary>How many callers are remembered.</summary>
    public int Remembered => buckets.Count + days.Count;

    public void ChargeMiniProgram(string appId) => Charge(limits.PerMiniProgramPerMinute, new LimitKey(LimitRule.MiniProgram, appId));

    public void ChargeSuperApp(string appKey) => Charge(limits.PerSuperAppPerMinute, new LimitKey(LimitRule.SuperApp, appKey));

    public void ChargeUser(string appKey, string uid) => Charge(limits.PerUserPerMinute, new LimitKey(LimitRule.User, appKey, uid));

    public void ChargeLogin(string appId, string uid) => Charge(limits.LoginsPerUserPerMinute, new LimitKey(LimitRule.Login, appId, uid));

    /// <summary>Asks before a code is looked up, and takes nothing: <see cref="CountUnknownCode"/> does, for one that is unknown.</summary>
    public void RequireCodesAllowed(string appId)
    {
        var key = new LimitKey(LimitRule.UnknownCodes, appId);
        if (limits.UnknownCodesPerMinute > 0 && buckets.Find(key)?.Wait(time.MonotonicTicks(), limits.UnknownCodesPerMinute, Minute) is { } wait)
            throw TooMany(key, limits.UnknownCodesPerMinute, wait);
    }

    public void CountUnknownCode(string appId)
    {
        if (limits.UnknownCodesPerMinute > 0)
            buckets.Get(new LimitKey(LimitRule.UnknownCodes, appId)).TryTake(time.MonotonicTicks(), limits.UnknownCodesPerMinute, Minute);
    }

    /// <summary>The refusal of a request of this address, or null.</summary>
    public PlatformException? Address(string address) =>
        limits.PerAddressPerMinute == 0 ? null : TryCharge(limits.PerAddressPerMinute, new LimitKey(LimitRule.Address, address));

    /// <exception cref="PlatformException">45009: the day's access tokens are used up.</exception>
    public void ChargeAccessToken(string appId)
    {
        var now = time.GetUtcNow();
        if (limits.AccessTokensPerDay == 0 || days.Get(new LimitKey(LimitRule.AccessTokens, appId)).TryTake(DateOnly.FromDateTime(now.UtcDateTime), limits.AccessTokensPerDay))
            return;
        LimitMetrics.Refused(LimitRule.AccessTokens);
        throw new PlatformException(PlatformError.QuotaExceeded, $"limit {LimitRule.AccessTokens}: {limits.AccessTokensPerDay} in a day are used up until midnight UTC; keep the token that you have")
        {
            RetryAfter = now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime,
        };
    }

    private void Charge(int limit, LimitKey key)
    {
        if (limit > 0 && TryCharge(limit, key) is { } refusal)
            throw refusal;
    }

    private PlatformException? TryCharge(int limit, LimitKey key) =>
        buckets.Get(key).TryTake(time.MonotonicTicks(), limit, Minute) is { } wait ? TooMany(key, limit, wait) : null;

    private static PlatformException TooMany(LimitKey key, int limit, TimeSpan wait)
    {
        LimitMetrics.Refused(key.Rule);
        return new PlatformException(PlatformError.TooManyRequests, $"limit {key.Rule}: more than {limit} in a minute") { RetryAfter = wait };
    }
}
