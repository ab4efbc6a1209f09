using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class OpenApiDispatcherTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("noSuchName", "noSuchName:fail not supported")]
    [InlineData("__proto__", "__proto__:fail not supported")]
    [InlineData("", "unknown:fail not supported")]
    [InlineData("a\nb", "unknown:fail not supported")]
    [InlineData("login\n", "unknown:fail not supported")]
    [InlineData("<script>", "unknown:fail not supported")]
    public async Task A_name_that_nobody_declared_is_not_supported(string name, string errMsg)
    {
        using var probe = new Probe();
        Assert.Equal(errMsg, (await probe.CallAsync(name, cancellationToken: Stop)).ErrMsg);
    }

    [Fact]
    public async Task A_throwing_proxy_is_logged_and_the_program_learns_nothing()
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => throw new InvalidOperationException("the password is swordfish");
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"login:fail internal error","errno":-1}""", answer.Json.GetRawText());
        var line = Assert.Single(probe.Logger.Lines, l => l.Level == LogLevel.Error);
        Assert.Equal("the password is swordfish", line.Exception!.Message);
    }

    [Fact]
    public async Task A_proxy_that_answers_null_is_an_internal_error()
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => Task.FromResult<LoginResult>(null!);

        Assert.Equal("login:fail internal error", (await probe.CallAsync("login", cancellationToken: Stop)).ErrMsg);
    }

    [Theory]
    [InlineData("cancel", "login:fail cancel")]
    [InlineData("login:fail cancel", "login:fail cancel")]
    [InlineData("login:fail", "login:fail")]
    [InlineData("", "login:fail")]
    public async Task A_hosts_deliberate_failure_reaches_the_program(string reason, string errMsg)
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => throw new OpenApiException(reason, 100006, new Dictionary<string, JsonElement> { ["retmsg"] = JsonElement.Parse("[1]"), ["errMsg"] = JsonElement.Parse("\"x\"") });
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal($$"""{"errMsg":"{{errMsg}}","errno":100006,"retmsg":[1]}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_number_in_the_hosts_data_counts_when_it_gave_no_other()
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => throw new OpenApiException("no phone", data: new Dictionary<string, JsonElement> { ["errno"] = JsonElement.Parse("\"200000\"") });
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"login:fail no phone","errno":"200000"}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_proxy_that_never_answers_meets_the_timeout_and_is_told()
    {
        using var probe = new Probe(o => o.ProxyTimeout = TimeSpan.FromSeconds(7));
        var never = new TaskCompletionSource<LoginResult>();
        CancellationToken told = default;
        probe.Proxy.OnLogin = ct =>
        {
            told = ct;
            return never.Task;
        };
        var call = probe.CallAsync("login", cancellationToken: Stop);
        probe.Time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(call.IsCompleted);
        probe.Time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal("login:fail timeout", (await call).ErrMsg);
        Assert.True(told.IsCancellationRequested);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_changes_nothing()
    {
        using var probe = new Probe();
        var late = new TaskCompletionSource<LoginResult>();
        probe.Proxy.OnLogin = _ => late.Task;
        var call = probe.CallAsync("login", cancellationToken: Stop);
        probe.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("login:fail timeout", (await call).ErrMsg);

        late.SetResult(new("late"));
        Assert.Single(probe.Log.Entries);
    }

    [Fact]
    public async Task An_API_may_give_its_host_more_time()
    {
        var answer = new TaskCompletionSource<ProbeResult>();
        using var probe = new Probe(api: _ => new OpenApi<ProbeParams, ProbeResult>("probeCashier", ProbeJson.Default.ProbeParams, ProbeJson.Default.ProbeResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            ProxyTimeout = TimeSpan.FromMinutes(15),
            Host = (_, _, _) => answer.Task,
            Default = null,
        });
        var call = probe.CallAsync("probeCashier", ProbeApis.Good, Stop);
        probe.Time.Advance(TimeSpan.FromMinutes(14));
        answer.SetResult(new("paid"));

        Assert.True((await call).Ok);
    }

    [Fact]
    public async Task A_call_that_is_taken_back_fails_with_abort()
    {
        using var probe = new Probe();
        using var abort = new CancellationTokenSource();
        probe.Proxy.OnLogin = async ct =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, probe.Time, ct);
            return new();
        };
        var call = probe.CallAsync("login", cancellationToken: abort.Token);
        await abort.CancelAsync();

        Assert.Equal("login:fail abort", (await call).ErrMsg);
    }

    [Fact]
    public async Task A_call_that_was_taken_back_before_it_began_touches_nothing()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("login", cancellationToken: new CancellationToken(canceled: true));

        Assert.Equal("login:fail abort", answer.ErrMsg);
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task A_cancellation_of_the_hosts_own_is_an_internal_error()
    {
        using var probe = new Probe();
        probe.Proxy.OnLogin = _ => throw new OperationCanceledException();

        Assert.Equal("login:fail internal error", (await probe.CallAsync("login", cancellationToken: Stop)).ErrMsg);
    }

    [Fact]
    public async Task An_unknown_apiVersion_says_what_it_may_be()
    {
        using var probe = new Probe();
        probe.App = new() { Config = FakeConfig.With("v4") };
        var answer = await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Contains("\"v1\", \"v2\" or \"v3\"", answer.ErrMsg, StringComparison.Ordinal);
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task A_late_failure_of_a_host_is_logged()
    {
        using var probe = new Probe();
        var late = new TaskCompletionSource<LoginResult>();
        probe.Proxy.OnLogin = _ => late.Task;
        var call = probe.CallAsync("login", cancellationToken: Stop);
        probe.Time.Advance(TimeSpan.FromMinutes(2));
        await call;
        late.SetException(new InvalidOperationException("too late"));

        while (!probe.Logger.Lines.Any(l => l.Exception?.InnerException?.Message == "too late")) await Task.Yield();
    }

    [Fact]
    public void Only_synchronous_APIs_can_be_called_synchronously()
    {
        using var probe = new Probe();
        Assert.Equal("login:fail not supported", probe.CallSync("login").ErrMsg);
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public void A_synchronous_API_that_is_not_done_in_time_fails_and_is_stopped()
    {
        CancellationToken told = default;
        using var probe = new Probe(api: _ => ProbeApis.Sdk("probeSync", CallShape.Sync, async ct =>
        {
            told = ct;
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
            return new();
        }));

        Assert.Equal("probeSync:fail internal error", probe.CallSync("probeSync").ErrMsg);
        Assert.True(told.IsCancellationRequested);
    }

    [Fact]
    public async Task A_task_tells_of_its_events_before_its_answer()
    {
        var heard = new List<string>();
        using var probe = new Probe(api: _ => new SdkApi<NoParams, OpenApiResult>("probeTask", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.Task,
            Answer = (call, _) =>
            {
                call.Report("HeadersReceived", JsonElement.Parse("{\"a\":1}"));
                return new(new OpenApiResult());
            },
        });
        await probe.Dispatcher.CallAsync(new(probe.App, "probeTask", "", 1) { Progress = (name, data) => heard.Add($"{name} {data.GetRawText()}") }, Stop);
        await probe.Dispatcher.CallAsync(new(probe.App, "probeTask", "", 1), Stop);

        Assert.Equal(["HeadersReceived {\"a\":1}"], heard);
    }

    [Fact]
    public async Task The_calls_of_a_button_spend_its_own_tap()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t));
        probe.Gestures.MintForControl(probe.App, 1, 7, GestureKind.Tap);

        Assert.False((await probe.CallAsync("probeEverything", ProbeApis.Good, Stop)).Ok);
        Assert.StartsWith("+", await probe.Dispatcher.CallAsync(new(probe.App, "probeEverything", ProbeApis.Good, 1, ButtonId: 7), Stop), StringComparison.Ordinal);
    }

#pragma warning disable CA2012 // Whether the answer is there at once is what is tested.
    [Fact]
    public void A_simple_call_makes_no_task_and_little_garbage()
    {
        using var probe = new Probe();
        probe.Log.IsEnabled = false;
        var call = new WxCall(probe.App, "getSetting", "{}", 1);
        Call(200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Call(1000);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;

        // A debug build also makes objects of its async methods' state.
        Assert.True(each < 2000, $"{each} bytes");

        void Call(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var answer = probe.Dispatcher.CallAsync(call, CancellationToken.None);
                Assert.True(answer.IsCompletedSuccessfully);
            }
        }
    }
}
