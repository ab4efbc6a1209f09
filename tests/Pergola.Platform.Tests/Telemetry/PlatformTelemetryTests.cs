using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Codes;
using Pergola.Platform.Limits;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Telemetry;

public sealed partial class PlatformTelemetryTests
{
    private const string TokenOf = $"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential";

    [Fact]
    public async Task What_happens_to_codes_is_counted_with_its_outcome()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        using var counted = new Measurements(platform);
        var code = await platform.Host.CodeAsync();
        await platform.RedeemAsync(code, PlatformUnderTest.SiblingAppId);
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(await platform.Host.CodeV3Async());
        await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = await platform.Host.ContactCodeAsync() });
        await platform.GetAsync($"/wxa/checksession?access_token={await platform.AccessTokenAsync()}&openid=o&signature=00&sig_method=hmac_sha256");

        string[] expected =
        [
            "pergola.platform.codes.issued 1 pergola.code.kind=login pergola.level=v2",
            "pergola.platform.codes.issued 1 pergola.code.kind=login pergola.level=v3",
            "pergola.platform.codes.issued 1 pergola.code.kind=phone pergola.level=v2",
            "pergola.platform.codes.issued 1 pergola.code.kind=phone_ticket pergola.level=v2",
            "pergola.platform.redemptions 1 pergola.code.kind=login pergola.outcome=other_app",
            "pergola.platform.redemptions 1 pergola.code.kind=login pergola.outcome=used",
            "pergola.platform.redemptions 1 pergola.code.kind=login pergola.outcome=won",
            "pergola.platform.redemptions 1 pergola.code.kind=login pergola.outcome=won",
            "pergola.platform.redemptions 1 pergola.code.kind=phone pergola.outcome=won",
            "pergola.platform.redemptions 1 pergola.code.kind=phone_ticket pergola.outcome=won",
            "pergola.platform.sessions.started 1 ",
            "pergola.platform.sessions.started 1 ",
            "pergola.platform.signature.checks 1 pergola.outcome=unknown_open_id",
        ];
        Assert.Equal(expected, counted.Of("codes.issued", "redemptions", "sessions.started", "signature.checks"));
    }

    [Fact]
    public async Task A_repeated_attempt_starts_no_second_session()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        using var counted = new Measurements(platform);
        var code = await platform.Host.CodeAsync();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"/sns/jscode2session?appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&js_code={code}&grant_type=authorization_code");
            request.Headers.Add("Idempotency-Key", "one-attempt");
            Assert.True((await platform.Host.SendAsync(request)).TryGetProperty("session_key", out _));
        }

        Assert.Single(counted.Of("sessions.started"));
    }

    [Fact]
    public async Task Endpoints_and_calls_to_the_superapp_server_are_timed_by_route_and_outcome()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        using var counted = new Measurements(platform);
        await platform.Host.CodeAsync();
        platform.SuperAppServer.CheckUser = (_, _) => throw new HttpRequestException("down");
        await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        platform.SuperAppServer.CheckUser = (_, _) => Task.FromResult("no JSON");
        await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        await platform.GetAsync("/openserver/cgi-bin/token");

        string[] endpoints =
        [
            "pergola.platform.endpoint.duration http.route=/openserver/cgi-bin/token pergola.errcode=40002",
            "pergola.platform.endpoint.duration http.route=/sdk/v1/login pergola.errcode=-1",
            "pergola.platform.endpoint.duration http.route=/sdk/v1/login pergola.errcode=-1",
            "pergola.platform.endpoint.duration http.route=/sdk/v1/login pergola.errcode=0",
        ];
        Assert.Equal(endpoints, counted.Of("endpoint.duration").Select(WithoutValue).Order(StringComparer.Ordinal));
        var calls = counted.Of("superapp.call.duration").Select(WithoutValue).Distinct().ToArray();
        Assert.Equal(["no_json", "ok", "unreachable"], calls.Select(call => call[(call.LastIndexOf('=') + 1)..]).Order(StringComparer.Ordinal));
        Assert.All(calls, call => Assert.Contains("pergola.superapp.path=/user/checkUser", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_is_one_trace_and_no_span_of_it_holds_its_query()
    {
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true);
        using var spans = new Spans();
        await platform.GetAsync(TokenOf);
        await platform.Host.CodeAsync();
        // A server ends a request's span after its answer has gone out; one that has stopped has ended them all.
        await platform.App.StopAsync(TestContext.Current.CancellationToken);

        var own = spans.Seen.Where(span => span.Source.Name == PlatformTelemetry.Name).Select(span => span.DisplayName);
        Assert.Equal(["platform /cgi-bin/token", "POST /user/checkUser", "platform /sdk/v1/login"], own);
        Assert.Equal(2, spans.Seen.Count(span => span.Source.Name == "Microsoft.AspNetCore"));
        Assert.All(spans.Seen, span => Assert.DoesNotContain("secret", string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_about_telemetry_names_every_instrument_and_no_other()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        using var counted = new Measurements(platform);
        platform.App.Services.GetRequiredService<PlatformTelemetry>().ObserveStoreQueue("sqlite", () => 0);

        LimitMetrics.Waiting(0);
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs", "telemetry.md"), TestContext.Current.CancellationToken);

        Assert.Equal(counted.Instruments.Distinct().Order(StringComparer.Ordinal), InstrumentName().Matches(page).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_store_is_measured_by_its_transactions()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var counted = new Measurements(meters);
        using var telemetry = new PlatformTelemetry(meters, new MovableTime());
        telemetry.ObserveStoreQueue("postgres", () => 7);

        using (var measured = telemetry.StoreCommit("postgres", 12))
            measured!.End("committed");
        using (telemetry.StoreCommit("sqlite", 1))
        {
            // A commit that throws ends here.
        }

        counted.Observe();

        Assert.Equal(["pergola.platform.store.group.size 1 db.system.name=sqlite", "pergola.platform.store.group.size 12 db.system.name=postgresql"], counted.Of("store.group.size"));
        Assert.Equal(
            ["pergola.platform.store.commit.duration db.system.name=postgresql pergola.outcome=committed", "pergola.platform.store.commit.duration db.system.name=sqlite pergola.outcome=failed"],
            counted.Of("store.commit.duration").Select(WithoutValue).Order(StringComparer.Ordinal));
        Assert.Equal(["pergola.platform.store.queue.length 7 db.system.name=postgresql"], counted.Of("store.queue.length"));
    }

    private static string WithoutValue(string line) => string.Join(' ', line.Split(' ').Where((_, i) => i != 1));

    [GeneratedRegex(@"pergola\.platform\.[a-z_.]+[a-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InstrumentName();
}
