using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Platform;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

/// <summary>What getPhoneNumber and getEmail have in common: all but their names.</summary>
public abstract class ContactTests(string api, ContactKind kind, string title, string authScope)
{
    private readonly ContactHost _host = new();

    private string IssuedCode => $"{kind}-code-for-ticket-{kind}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_v1_the_host_gives_the_code()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe);

        Assert.Equal($$"""{"errMsg":"{{api}}:ok","errno":0,"code":"host-code-0123456789"}""", answer.Json.GetRawText());
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
        var request = Assert.Single(probe.Prompt.Requests);
        Assert.Equal("scope." + api, request.Scope);
        Assert.Equal(title, request.Title);
        Assert.Null(request.MaskedValue);
        Assert.Empty(request.Choices);
    }

    [Fact]
    public async Task At_v2_the_platform_gives_the_code_for_what_the_sheet_showed()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        var answer = await CallAsync(probe);

        Assert.Equal(IssuedCode, answer.Json.GetProperty("code").GetString());
        Assert.Equal(["level", "platform", "sheet", "platform"], probe.Touched);
        Assert.Equal("158****2850", Assert.Single(probe.Prompt.Requests).MaskedValue);
        Assert.Equal("alice", probe.Platform.User!.Account);
        Assert.Null(probe.Platform.User.AuthCode);
    }

    [Fact]
    public async Task At_v3_the_auth_code_is_asked_for_with_its_own_scope()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V3;
        IReadOnlyList<string>? scopes = null;
        _host.OnAuthCode = request =>
        {
            scopes = request.Scopes;
            return Task.FromResult(new AuthCodeResult { AuthCode = "from-host", AuthSuccessScopes = request.Scopes });
        };
        var answer = await CallAsync(probe);

        Assert.Equal(IssuedCode, answer.Json.GetProperty("code").GetString());
        Assert.Equal(["level", "credential", "platform", "sheet", "platform"], probe.Touched);
        Assert.Equal([authScope], scopes!);
        Assert.Equal("from-host", probe.Platform.User!.AuthCode);
    }

    [Fact]
    public async Task At_v3_a_host_that_does_not_grant_the_scope_refuses()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V3;
        _host.OnAuthCode = _ => Task.FromResult(new AuthCodeResult { AuthCode = "from-host", AuthSuccessScopes = ["SCOPE_AVATAR"] });
        var answer = await CallAsync(probe);

        Assert.Equal($$"""{"errMsg":"{{api}}:fail auth deny","errno":103}""", answer.Json.GetRawText());
        Assert.Equal(["level", "credential"], probe.Touched);
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task A_refusal_is_user_deny_and_is_not_remembered(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        var answer = await CallAsync(probe);

        Assert.Equal($$"""{"errMsg":"{{api}}:fail user deny","errno":103}""", answer.Json.GetRawText());
        Assert.Equal("sheet", probe.Touched[^1]);
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Allow);
        Assert.True((await CallAsync(probe)).Ok);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task Without_a_tap_nobody_is_asked(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        probe.Focus();
        var answer = await probe.CallAsync(api, cancellationToken: Stop);

        Assert.Equal($$"""{"errMsg":"{{api}}:fail can only be invoked by user TAP gesture.","errno":102}""", answer.Json.GetRawText());
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task A_user_who_has_none_is_told_with_the_platforms_number_and_without_a_sheet()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.Failure = new OpenApiException("the user has none", 200000);
        var answer = await CallAsync(probe);

        Assert.Equal($$"""{"errMsg":"{{api}}:fail the user has none","errno":200000}""", answer.Json.GetRawText());
        Assert.Equal(["level", "platform"], probe.Touched);
    }

    [Fact]
    public async Task A_hosts_errno_reaches_the_program_even_as_a_text()
    {
        using var probe = new Probe(proxy: _host);
        _host.Answer = _ => throw new OpenApiException("none", data: new Dictionary<string, JsonElement> { ["errno"] = JsonElement.Parse("\"200000\"") });
        var answer = await CallAsync(probe);

        Assert.Equal($$"""{"errMsg":"{{api}}:fail none","errno":"200000"}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Any_object_goes_both_ways_at_v1()
    {
        using var probe = new Probe(proxy: _host);
        _host.Answer = call => new(Extra: new Dictionary<string, JsonElement> { ["key"] = call.RawParams });
        var answer = await CallAsync(probe, """{"toast":false,"more":[1]}""");

        Assert.Equal($$$"""{"errMsg":"{{{api}}}:ok","errno":0,"key":{"toast":false,"more":[1]}}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Calls_that_come_together_share_one_sheet_and_get_a_code_each()
    {
        using var probe = new Probe(proxy: _host);
        var shown = new TaskCompletionSource();
        var decision = new TaskCompletionSource<ConsentDecision>();
        probe.Prompt.OnAsk = (_, _) =>
        {
            shown.SetResult();
            return decision.Task;
        };
        var first = CallAsync(probe);
        await shown.Task.WaitAsync(Stop);
        var second = CallAsync(probe);
        decision.SetResult(ConsentDecision.Allow);

        Assert.True((await first).Ok);
        Assert.True((await second).Ok);
        Assert.Single(probe.Prompt.Requests);
        Assert.Equal(2, probe.Touched.Count(t => t == "host"));
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    public async Task The_log_shows_only_the_start_of_a_code(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        await CallAsync(probe);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.Contains(level == ApiLevel.V1 ? "\"host…\"" : $"\"{IssuedCode[..4]}…\"", entry.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("code-", entry.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("158", entry.Answer, StringComparison.Ordinal);
    }

    private Task<Answer> CallAsync(Probe probe, string json = "{}")
    {
        probe.Tap();
        return probe.CallAsync(api, json, Stop);
    }

    /// <summary>What a host answers.</summary>
    private sealed record Given(string? Code = null, IDictionary<string, JsonElement>? Extra = null);

    private sealed class ContactHost() : FakeProxy([])
    {
        public Func<OpenApiCall<NoParams>, Given> Answer { get; set; } = _ => new("host-code-0123456789");

        public override Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
        {
            var given = Say(call);
            return Task.FromResult(new GetPhoneNumberResult(given.Code) { Extra = given.Extra });
        }

        public override Task<GetEmailResult> GetEmailAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
        {
            var given = Say(call);
            return Task.FromResult(new GetEmailResult(given.Code) { Extra = given.Extra });
        }

        private Given Say(OpenApiCall<NoParams> call)
        {
            lock (Touched) Touched.Add("host");
            return Answer(call);
        }
    }
}
