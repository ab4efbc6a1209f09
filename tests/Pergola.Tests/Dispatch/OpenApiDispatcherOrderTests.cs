using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

/// <summary>The order of the checks, for every declared API and for one that uses them all.</summary>
public sealed class OpenApiDispatcherOrderTests
{
    private static readonly string[] s_road = ["validate", "level", "credential", "preview", "sheet", "platform"];

    // The check, and how far along the road a call may have come when it refuses.
    public static TheoryData<CallCheck, int> Refusing => new()
    {
        { CallCheck.Known, 0 },
        { CallCheck.Since, 0 },
        { CallCheck.Params, 0 },
        { CallCheck.Gesture, 1 },
        { CallCheck.Level, 2 },
        { CallCheck.Refusal, 2 },
        { CallCheck.Credential, 3 },
        { CallCheck.Preview, 4 },
        { CallCheck.Consent, 5 },
        { CallCheck.Answer, 6 },
    };

    public static TheoryData<string> Catalogue => [.. WxApiCatalog.Create([]).Apis.Select(a => a.Name)];

    public static TheoryData<string> WithGesture => ["probeEverything", .. WxApiCatalog.Create([]).Apis.Where(a => a.Gesture != Gesture.None && a.Contract.Faults(System.Text.Json.JsonElement.Parse(ProbeApis.Good), []) is null).Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Refusing))]
    public async Task Each_check_refuses_before_the_later_ones_run(CallCheck check, int reached)
    {
        // This check and every later one would refuse, so only the order decides which of them does.
        bool Fails(CallCheck other) => other >= check;
        using var probe = new Probe(
            o =>
            {
                if (Fails(CallCheck.Since)) o.SdkVersion = new(2, 2, 3);
                if (Fails(CallCheck.Level)) o.MinimumApiLevel = ApiLevel.V3;
            },
            touched => ProbeApis.Everything(touched, fails: Fails));
        probe.Proxy.Level = Fails(CallCheck.Level) ? ApiLevel.V2 : ApiLevel.V3;
        if (Fails(CallCheck.Refusal)) probe.App.Consents.Set("scope.probe", false);
        if (Fails(CallCheck.Credential)) probe.Proxy.OnAuthCode = _ => Task.FromResult(new AuthCodeResult());
        if (Fails(CallCheck.Consent)) probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        if (!Fails(CallCheck.Gesture)) probe.Tap();

        var answer = await probe.CallAsync(
            Fails(CallCheck.Known) ? "probeNothing" : "probeEverything",
            Fails(CallCheck.Params) ? """{"desc":1}""" : ProbeApis.Good,
            TestContext.Current.CancellationToken);

        Assert.False(answer.Ok);
        Assert.Equal(s_road.Take(reached), probe.Touched);
        var entry = Assert.Single(probe.Log.Entries);
        Assert.Equal(check, entry.RefusedBy);
        Assert.Equal(Enum.GetValues<CallCheck>().Where(c => c < check), entry.Passed);
    }

    [Fact]
    public async Task When_nothing_refuses_the_whole_road_is_walked()
    {
        using var probe = new Probe(api: touched => ProbeApis.Everything(touched));
        probe.Proxy.Level = ApiLevel.V3;
        probe.Tap();
        var answer = await probe.CallAsync("probeEverything", ProbeApis.Good, TestContext.Current.CancellationToken);

        Assert.True(answer.Ok, answer.ErrMsg);
        Assert.Equal(s_road, probe.Touched);
        Assert.Equal("ticket", answer.Json.GetProperty("seen").GetProperty("ticket").GetString());
        Assert.Equal(Enum.GetValues<CallCheck>(), Assert.Single(probe.Log.Entries).Passed);
    }

    [Theory]
    [MemberData(nameof(Catalogue))]
    public async Task An_API_that_came_later_is_refused_before_anything_else(string name)
    {
        using var probe = new Probe(o => o.SdkVersion = new(0, 1));
        var answer = await probe.CallAsync(name, "{", TestContext.Current.CancellationToken);

        Assert.StartsWith($"{name}:fail not supported", answer.ErrMsg, StringComparison.Ordinal);
        Assert.Equal(CallCheck.Since, Assert.Single(probe.Log.Entries).RefusedBy);
        Assert.Empty(probe.Touched);
    }

    [Theory]
    [MemberData(nameof(Catalogue))]
    public async Task Malformed_parameters_are_refused_before_anybody_is_asked(string name)
    {
        using var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V3;
        foreach (var json in new[] { "{", "[]", "1", """{"a":1,"a":2}""", "{\"a\":\"\\ud800\"}", "{\"a\":\"\ud800\"}" })
        {
            var answer = await probe.CallAsync(name, json, TestContext.Current.CancellationToken);
            if (name == "canIUse")
            {
                // The one API that never fails: what cannot be read cannot be used.
                Assert.Equal("{\"errMsg\":\"canIUse:ok\",\"errno\":0,\"result\":false}", answer.Json.GetRawText());
                continue;
            }

            Assert.StartsWith($"{name}:fail parameter error: ", answer.ErrMsg, StringComparison.Ordinal);
            Assert.Equal(1001, answer.Errno);
        }

        Assert.Empty(probe.Touched);
    }

    [Theory]
    [MemberData(nameof(WithGesture))]
    public async Task What_needs_a_tap_is_refused_without_one(string name)
    {
        using var probe = new Probe(api: touched => ProbeApis.Everything(touched));
        var answer = await probe.CallAsync(name, ProbeApis.Good, TestContext.Current.CancellationToken);

        Assert.Equal(CallCheck.Gesture, Assert.Single(probe.Log.Entries).RefusedBy);
        Assert.Equal($"{name}:fail can only be invoked by user TAP gesture.", answer.ErrMsg);
    }
}
