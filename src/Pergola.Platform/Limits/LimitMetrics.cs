using System.Diagnostics.Metrics;
using System.Text.Json;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Limits;

/// <summary>What limits and overload refuse, as counters of the platform's meter.</summary>
internal static class LimitMetrics
{
    private static readonly Meter Meter = new(PlatformTelemetry.Name);

    private static readonly Counter<long> LimitedRequests =
        Meter.CreateCounter<long>("pergola.platform.requests.limited", "{request}", "Requests that a rate limit refused, by rule.");

    private static readonly Counter<long> BusyRequests =
        Meter.CreateCounter<long>("pergola.platform.requests.busy", "{request}", "Requests that were refused because the node was overloaded, by reason.");

    private static readonly Counter<long> AddressLockCount =
        Meter.CreateCounter<long>("pergola.platform.addresses.locked", "{lock}", "Locks of addresses after too many wrong secrets.");

    private static readonly UpDownCounter<long> WaitingRequests =
        Meter.CreateUpDownCounter<long>("pergola.platform.requests.waiting", "{request}", "Requests that wait for their turn.");

    private static readonly Histogram<double> Waits =
        Meter.CreateHistogram<double>("pergola.platform.requests.wait", "s", "How long requests waited for their turn, of those that had to.");

    private static readonly string[] Rules = [.. Enum.GetNames<LimitRule>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static void Refused(LimitRule rule) => LimitedRequests.Add(1, new KeyValuePair<string, object?>("pergola.limit", Rules[(int)rule]));

    public static void Busy(string reason) => BusyRequests.Add(1, new KeyValuePair<string, object?>("pergola.reason", reason));

    public static void Locked() => AddressLockCount.Add(1);

    public static void Waiting(int change) => WaitingRequests.Add(change);

    public static void Waited(TimeSpan wait) => Waits.Record(wait.TotalSeconds);
}
