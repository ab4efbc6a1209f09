using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Platform.Endpoints;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Limits;

/// <summary>
/// What a request of the protocols passes before anything of it is read: is its address locked, and is there room? Every endpoint comes here by
/// <see cref="Endpoints.Refusals"/>; the operator's endpoints and the health checks do not.
/// </summary>
internal sealed class RequestGate(Admission admission, AddressLocks locks, RateLimits limits, TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    private static readonly PathString SdkPath = new("/sdk");
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(1);

    private readonly OverloadOptions overload = options.Value.Overload;
    private readonly bool countsAddresses = options.Value.Limits.PerAddressPerMinute > 0;
    private int held;

    public async ValueTask<Place> EnterAsync(HttpContext http)
    {
        if (Locked(http) is { } locked)
            return new Place(null, locked);
        if (countsAddresses && limits.Address(ClientAddress.Of(http)) is { } limited)
            return new Place(null, limited);
        if (await admission.EnterAsync(EndpointTraits.Of(http) is { FinishesWork: true }))
            return new Place(admission, null);
        LimitMetrics.Busy("queue");
        await HoldAsync(http);
        return new Place(null, new PlatformException(PlatformError.Busy, "overload: too many requests wait already") { RetryAfter = BusyFor });
    }

    /// <summary>
    /// A caller that comes back at once, whatever Retry-After says, would spend on refusals what answers need: so it hears of its refusal a little later. That costs
    /// nothing but a timer, and only so many are held.
    /// </summary>
    private async Task HoldAsync(HttpContext http)
    {
        if (overload.HoldRefusals == TimeSpan.Zero)
            return;
        if (Interlocked.Increment(ref held) <= overload.MostWaiting)
            await Task.Delay(overload.HoldRefusals, time, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Interlocked.Decrement(ref held);
    }

    /// <summary>Counts a refusal that looks like guessing.</summary>
    public void Note(HttpContext http, PlatformException refusal)
    {
        if (refusal.IsGuess && KeyOf(http) is { } address)
            locks.Count(address, forwarded: http.Request.Headers.ContainsKey("X-Forwarded-For"));
    }

    private PlatformException? Locked(HttpContext http) => !locks.IsIdle && KeyOf(http) is { } address ? locks.Find(address) : null;

    /// <summary>
    /// Backends and hosts are servers with addresses of their own, and are locked apart. A device with a ticket is never locked: behind one address of a mobile network are
    /// many, and nothing of a ticket can be guessed.
    /// </summary>
    private static LimitKey? KeyOf(HttpContext http)
    {
        var isSdk = http.Request.Path.StartsWithSegments(SdkPath, StringComparison.Ordinal);
        return isSdk && http.Request.Headers.ContainsKey(SdkHeaders.Ticket) ? null : new LimitKey(LimitRule.AddressLock, ClientAddress.Of(http), isSdk ? "sdk" : "backend");
    }
}
