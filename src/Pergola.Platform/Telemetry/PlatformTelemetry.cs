using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Telemetry;

/// <summary>
/// The platform's spans and metrics (docs/telemetry.md). Every tag value is of a short list that the source writes down: never a code, key,
/// secret, user or query string. Costs next to nothing while nobody listens.
/// </summary>
internal sealed class PlatformTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter, for exporters.</summary>
    public const string Name = "Pergola.Platform";

    private const string KindKey = "pergola.code.kind";
    private const string OutcomeKey = "pergola.outcome";
    private const string EngineKey = "db.system.name";

    private static readonly ActivitySource Source = new(Name);
    private static readonly string[] Refusals = Words<Refusal>();
    private static readonly string[] SignatureChecks = Words<SignatureCheck>();
    private static readonly Dictionary<CodeKind, string> Kinds = Enum.GetValues<CodeKind>().ToDictionary(kind => kind, kind => Word(kind.ToString()));

    private readonly TimeProvider time;
    private readonly Meter meter;
    private readonly Histogram<double> endpoints;
    private readonly Histogram<double> superAppCalls;
    private readonly Histogram<double> storeCommits;
    private readonly Histogram<int> storeGroups;
    private readonly Counter<long> codesIssued;
    private readonly Counter<long> redemptions;
    private readonly Counter<long> sessionsStarted;
    private readonly Counter<long> signatureChecks;

    public PlatformTelemetry(IMeterFactory meters, TimeProvider time)
    {
        this.time = time;
        meter = meters.Create(Name);
        endpoints = meter.CreateHistogram<double>("pergola.platform.endpoint.duration", "s", "The work of an endpoint.");
        superAppCalls = meter.CreateHistogram<double>("pergola.platform.superapp.call.duration", "s", "A call to a superapp's server, its retries among it.");
        storeCommits = meter.CreateHistogram<double>("pergola.platform.store.commit.duration", "s", "One transaction of the store, for one or more callers.");
        storeGroups = meter.CreateHistogram<int>("pergola.platform.store.group.size", "{operation}", "How many callers shared one transaction.");
        codesIssued = meter.CreateCounter<long>("pergola.platform.codes.issued", "{code}", "Codes and tickets given out.");
        redemptions = meter.CreateCounter<long>("pergola.platform.redemptions", "{redemption}", "Tries to redeem a code or ticket.");
        sessionsStarted = meter.CreateCounter<long>("pergola.platform.sessions.started", "{session}", "Sessions started.");
        signatureChecks = meter.CreateCounter<long>("pergola.platform.signature.checks", "{check}", "Signatures by a session key that mini program backends asked about.");
    }

    /// <summary>The work of an endpoint. It ends with an errcode.</summary>
    public Measured? Endpoint(HttpContext http)
    {
        if (!Source.HasListeners() && !endpoints.Enabled)
            return null;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
        return new Measured(Start($"platform {route}", ActivityKind.Internal, "http.route", route), endpoints, time, new TagList { { "http.route", route } }, "pergola.errcode");
    }

    /// <summary>A call to a superapp's server.</summary>
    /// <remarks><c>path</c>: of the list of <c>SuperAppPaths</c>. It ends as ok, timeout, unreachable or no_json.</remarks>
    public Measured? SuperAppCall(SuperApp superApp, string path)
    {
        if (!Source.HasListeners() && !superAppCalls.Enabled)
            return null;
        var span = Start($"POST {path}", ActivityKind.Client, "pergola.superapp.path", path);
        span?.SetTag("server.address", superApp.ServiceDomain.Host).SetTag("pergola.superapp", superApp.AppKey);
        return new Measured(span, superAppCalls, time, new TagList { { "pergola.superapp.path", path } }, OutcomeKey);
    }

    /// <summary>One transaction of the store.</summary>
    /// <remarks><c>engine</c>: <c>IDatabase.Engine</c>. <c>group</c>: how many callers share it. It ends as committed.</remarks>
    public Measured? StoreCommit(string engine, int group)
    {
        if (!Source.HasListeners() && !storeCommits.Enabled && !storeGroups.Enabled)
            return null;
        var system = SystemOf(engine);
        storeGroups.Record(group, new KeyValuePair<string, object?>(EngineKey, system));
        var span = Start("store commit", ActivityKind.Client, EngineKey, system);
        span?.SetTag("db.operation.batch.size", group);
        return new Measured(span, storeCommits, time, new TagList { { EngineKey, system } }, OutcomeKey);
    }

    /// <summary>Shows how much work waits for the store's next transaction. Once for each store.</summary>
    public void ObserveStoreQueue(string engine, Func<int> length) =>
        meter.CreateObservableUpDownCounter(
            "pergola.platform.store.queue.length", () => new Measurement<int>(length(), new KeyValuePair<string, object?>(EngineKey, SystemOf(engine))), "{operation}", "What waits for the store's next transaction.");

    public void CodeIssued(CodeKind kind, CodeLevel level) =>
        codesIssued.Add(1, new KeyValuePair<string, object?>(KindKey, Kinds[kind]), new KeyValuePair<string, object?>("pergola.level", level == CodeLevel.V3 ? "v3" : "v2"));

    /// <remarks><c>refusal</c>: null when the code was good.</remarks>
    public void Redeemed(CodeKind kind, Refusal? refusal) =>
        redemptions.Add(
            1, new KeyValuePair<string, object?>(KindKey, Kinds[kind]),
            new KeyValuePair<string, object?>(OutcomeKey, refusal is { } reason ? Refusals[(int)reason] : "won"));

    public void SessionStarted() => sessionsStarted.Add(1);

    public void SignatureChecked(SignatureCheck outcome) => signatureChecks.Add(1, new KeyValuePair<string, object?>(OutcomeKey, SignatureChecks[(int)outcome]));

    public void Dispose() => meter.Dispose();

    private static Activity? Start(string name, ActivityKind kind, string key, string value) => Source.StartActivity(name, kind)?.SetTag(key, value);

    private static string SystemOf(string engine) => engine == "postgres" ? "postgresql" : engine;

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Word)];

    private static string Word(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
