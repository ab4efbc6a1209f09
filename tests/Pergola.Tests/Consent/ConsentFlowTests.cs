using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Consent;

public sealed class ConsentFlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_remembered_yes_is_asked_once()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        for (var i = 0; i < 3; i++) Assert.True((await CallAsync(probe)).Ok);

        Assert.Single(probe.Prompt.Requests);
        Assert.True(probe.App.Consents.Find("scope.probe"));
    }

    [Fact]
    public async Task A_remembered_no_fails_without_a_sheet()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        for (var i = 0; i < 3; i++)
        {
            var answer = await CallAsync(probe);
            Assert.Equal("probeEverything:fail auth deny", answer.ErrMsg);
            Assert.Equal(103, answer.Errno);
        }

        Assert.Single(probe.Prompt.Requests);
        Assert.DoesNotContain("host", probe.Touched);
    }

    [Fact]
    public async Task What_is_asked_every_time_is_not_remembered()
    {
        using var probe = Asking(ConsentRule.AskEveryTime("scope.probe"));
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.False((await CallAsync(probe)).Ok);
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Allow);
        Assert.True((await CallAsync(probe)).Ok);

        Assert.Equal(2, probe.Prompt.Requests.Count);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task A_sheet_that_went_without_an_answer_refuses_and_is_asked_again()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Unanswered);
        Assert.False((await CallAsync(probe)).Ok);

        Assert.Null(probe.App.Consents.Find("scope.probe"));
    }

    [Fact]
    public async Task The_scope_can_be_named_by_the_call()
    {
        using var probe = Asking(ConsentRule.RememberedNamedBy("desc"));
        probe.Tap();
        Assert.True((await probe.CallAsync("probeEverything", """{"desc":"scope.record"}""", Stop)).Ok);

        Assert.Equal("scope.record", Assert.Single(probe.Prompt.Requests).Scope);
        Assert.True(probe.App.Consents.Find("scope.record"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calls_that_come_together_share_one_sheet(bool remembered)
    {
        using var probe = Asking(remembered ? ConsentRule.Remembered("scope.probe") : ConsentRule.AskEveryTime("scope.probe"));
        var shown = new TaskCompletionSource();
        var decision = new TaskCompletionSource<ConsentDecision>();
        probe.Prompt.OnAsk = (_, _) =>
        {
            shown.SetResult();
            return decision.Task;
        };
        var calls = Enumerable.Range(0, 16).Select(_ => CallAsync(probe)).ToList();
        await shown.Task;
        decision.SetResult(ConsentDecision.Allow);

        Assert.All(await Task.WhenAll(calls), answer => Assert.True(answer.Ok));
        Assert.Single(probe.Prompt.Requests);
    }

    [Fact]
    public async Task Two_scopes_of_one_instance_are_asked_one_after_the_other()
    {
        using var probe = Asking(ConsentRule.RememberedNamedBy("desc"));
        var open = 0;
        var most = 0;
        probe.Prompt.OnAsk = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await Task.Yield();
            Interlocked.Decrement(ref open);
            return ConsentDecision.Allow;
        };
        var calls = new[] { "scope.a", "scope.b", "scope.c" }.Select(scope =>
        {
            probe.Tap();
            return probe.CallAsync("probeEverything", $$"""{"desc":"{{scope}}"}""", Stop);
        });

        Assert.All(await Task.WhenAll(calls), answer => Assert.True(answer.Ok));
        Assert.Equal(3, probe.Prompt.Requests.Count);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task The_sheet_is_withdrawn_when_the_last_call_leaves_it()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        var shown = new TaskCompletionSource();
        var withdrawn = new TaskCompletionSource();
        probe.Prompt.OnAsk = async (_, stop) =>
        {
            stop.Register(withdrawn.SetResult);
            shown.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, probe.Time, stop);
            return ConsentDecision.Allow;
        };
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var calls = new[] { CallAsync(probe, first.Token), CallAsync(probe, second.Token) };
        await shown.Task;
        await first.CancelAsync();
        Assert.Equal("probeEverything:fail abort", (await calls[0]).ErrMsg);
        Assert.False(withdrawn.Task.IsCompleted);
        await second.CancelAsync();
        Assert.Equal("probeEverything:fail abort", (await calls[1]).ErrMsg);
        await withdrawn.Task;

        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Allow);
        Assert.True((await CallAsync(probe)).Ok);
    }

    [Fact]
    public async Task A_yes_that_was_taken_back_before_the_answer_is_a_no()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        probe.Proxy.Level = ApiLevel.V3;
        probe.App.Consents.Set("scope.probe", true);
        probe.Proxy.OnAuthCode = request =>
        {
            probe.App.Consents.Set("scope.probe", false);
            return Task.FromResult(new AuthCodeResult { AuthCode = "c", AuthSuccessScopes = request.Scopes });
        };

        Assert.Equal("probeEverything:fail auth deny", (await CallAsync(probe)).ErrMsg);
        Assert.DoesNotContain("platform", probe.Touched);
    }

    [Fact]
    public async Task Without_a_prompt_everything_that_asks_is_refused_and_the_log_says_what_to_do()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t), hasPrompt: false);
        Assert.Equal("probeEverything:fail auth deny", (await CallAsync(probe)).ErrMsg);
        Assert.Contains(probe.Logger.Lines, l => l.Text.Contains("UseConsentPrompt", StringComparison.Ordinal));
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task The_sheet_shows_the_registrys_name_the_purpose_and_the_masked_value()
    {
        using var probe = Asking(ConsentRule.AskEveryTime("scope.getPhoneNumber"));
        probe.Proxy.Level = ApiLevel.V2;
        probe.App = new()
        {
            Config = FakeConfig.With(permission: """{"scope.getPhoneNumber": {"desc": "to\u202e call you"}}"""),
            Device = new() { Language = "zh_CN" },
        };
        Assert.True((await CallAsync(probe)).Ok);

        var request = Assert.Single(probe.Prompt.Requests);
        Assert.Equal("Coffee", request.App.Name);
        Assert.Equal("to call you", request.Purpose);
        Assert.Equal("158****2850", request.MaskedValue);
        Assert.Equal("使用你的手机号？", request.Title);
        Assert.Equal("允许", request.AllowText);
        Assert.Equal("拒绝", request.DenyText);
        Assert.Equal(TimeSpan.FromMilliseconds(500), request.AllowAfter);
    }

    [Fact]
    public async Task The_choice_of_the_user_reaches_the_answer()
    {
        using var probe = Asking(ConsentRule.AskEveryTime("scope.chooseAvatar"));
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(new ConsentDecision(true, "album"));
        var answer = await CallAsync(probe);

        Assert.Equal("album", answer.Json.GetProperty("seen").GetProperty("choice").GetString());
    }

    [Fact]
    public async Task A_users_answer_is_not_anothers()
    {
        using var probe = Asking(ConsentRule.Remembered("scope.probe"));
        Assert.True((await CallAsync(probe)).Ok);
        probe.App = new() { Context = probe.App.Context with { Account = "bob" } };
        Assert.True((await CallAsync(probe)).Ok);

        Assert.Equal(2, probe.Prompt.Requests.Count);
    }

    [Fact]
    public async Task The_call_itself_can_say_what_it_is_for()
    {
        using var probe = Asking(ConsentRule.AskEveryTime("scope.probe") with { PurposeParameter = "desc" });
        probe.App = new() { Config = FakeConfig.With(permission: """{"scope.probe": {"desc": "to call you"}}""") };
        await CallAsync(probe);

        Assert.Equal("to greet you", Assert.Single(probe.Prompt.Requests).Purpose);
    }

    [Fact]
    public async Task A_call_that_does_not_say_what_it_is_for_leaves_it_to_app_json()
    {
        using var probe = Asking(ConsentRule.AskEveryTime("scope.probe") with { PurposeParameter = "count" });
        probe.App = new() { Config = FakeConfig.With(permission: """{"scope.probe": {"desc": "to call you"}}""") };
        probe.Tap();
        await probe.CallAsync("probeEverything", """{"desc":"to greet you","count":1}""", Stop);

        Assert.Equal("to call you", Assert.Single(probe.Prompt.Requests).Purpose);
    }

    private static Probe Asking(ConsentRule rule) => new(api: touched => ProbeApis.Everything(touched, consent: rule));

    private static Task<Answer> CallAsync(Probe probe, CancellationToken? stop = null)
    {
        probe.Tap();
        return probe.CallAsync("probeEverything", ProbeApis.Good, stop ?? Stop);
    }
}
