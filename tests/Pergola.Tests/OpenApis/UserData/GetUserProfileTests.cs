using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class GetUserProfileTests
{
    private const string Greet = """{"desc":"to greet you"}""";

    private static readonly UserInfo s_alice = new() { NickName = "Alice", AvatarUrl = "https://a/132", Gender = 2, Country = "CN", Province = "BeiJing", City = "BeiJing", Language = "en" };

    private readonly Host _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_v1_the_host_answers_and_nothing_is_sealed()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe);

        Assert.Equal(
            """{"errMsg":"getUserProfile:ok","errno":0,"userInfo":{"nickName":"Alice","avatarUrl":"https://a/132","gender":2,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}}""",
            answer.Json.GetRawText());
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
    }

    [Theory]
    [InlineData(ApiLevel.V2, WxProfile.Sas)]
    [InlineData(ApiLevel.V3, WxProfile.Sas)]
    [InlineData(ApiLevel.V2, WxProfile.WeChat)]
    public async Task At_v2_and_v3_the_host_answers_and_the_platform_seals_without_openid(ApiLevel level, WxProfile profile)
    {
        using var probe = new Probe(o => o.Profile = profile, proxy: _host);
        _host.Level = level;
        probe.Platform.Sealed = new("raw", "signed", "encrypted", "vector");
        var answer = await CallAsync(probe);

        string[] names = ["rawData", "signature", "encryptedData", "iv"];
        Assert.Equal(["raw", "signed", "encrypted", "vector"], names.Select(n => answer.Json.GetProperty(n).GetString()));
        Assert.Equal(["level", "sheet", "host", "platform"], probe.Touched);
        var shown = profile == WxProfile.WeChat ? s_alice with { Gender = 0, Country = "", Province = "", City = "", Language = "zh_CN" } : s_alice;
        Assert.Equal((shown, false), probe.Platform.ToSeal);
        Assert.Equal(shown.Gender, answer.Json.GetProperty("userInfo").GetProperty("gender").GetInt32());
        Assert.Equal("alice", probe.Platform.User!.Account);
        Assert.Null(probe.Platform.User.AuthCode);
    }

    [Theory]
    [InlineData("session_key is not existed or expired", 87007)]
    [InlineData("system error: the platform does not answer", -1)]
    public async Task A_seal_that_cannot_be_had_takes_nothing_away(string reason, int errno)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.Failure = new OpenApiException(reason, errno);
        var answer = await CallAsync(probe);

        Assert.True(answer.Ok);
        Assert.Equal(["errMsg", "errno", "userInfo"], answer.Json.EnumerateObject().Select(f => f.Name));
    }

    [Fact]
    public async Task Nobody_signed_in_takes_nothing_away()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.App = new() { Context = probe.App.Context with { Account = null } };

        Assert.True((await CallAsync(probe)).Ok);
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
    }

    [Fact]
    public async Task A_fault_that_is_no_refusal_is_not_hidden()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.Failure = new InvalidOperationException("a bug");

        Assert.Equal("getUserProfile:fail internal error", (await CallAsync(probe)).ErrMsg);
        Assert.Contains(probe.Logger.Lines, l => l.Exception?.Message == "a bug");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task The_purpose_has_1_to_30_characters(int length, bool good)
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe, $$"""{"desc":"{{new string('x', length)}}"}""");

        Assert.Equal(good ? "getUserProfile:ok" : "getUserProfile:fail desc length does not meet the requirements", answer.ErrMsg);
        Assert.Equal(good ? 0 : 1001, answer.Errno);
        Assert.Equal(good, probe.Touched.Count > 0);
    }

    [Fact]
    public async Task Characters_are_counted_as_JavaScript_does()
    {
        using var probe = new Probe(proxy: _host);
        var fifteen = string.Concat(Enumerable.Repeat("\U0001F600", 15));

        Assert.True((await CallAsync(probe, $$"""{"desc":"{{fifteen}}"}""")).Ok);
        Assert.False((await CallAsync(probe, $$"""{"desc":"{{fifteen}}x"}""")).Ok);
    }

    [Theory]
    [InlineData("{}", "parameter.desc should be String instead of Undefined;")]
    [InlineData("""{"desc":null}""", "parameter.desc should be String instead of Null;")]
    [InlineData("""{"desc":1,"lang":1}""", "parameter.desc should be String instead of Number;parameter.lang should be String instead of Number;")]
    [InlineData("""{"desc":"x","lang":"fr"}""", "parameter.lang has a value that cannot be used;")]
    public async Task What_does_not_fit_fails_before_anybody_is_asked_and_keeps_the_tap(string json, string fault)
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe, json);

        Assert.Equal("getUserProfile:fail parameter error: " + fault, answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        Assert.Empty(probe.Touched);
        Assert.True((await probe.CallAsync("getUserProfile", Greet, Stop)).Ok);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh_CN")]
    [InlineData("zh_TW")]
    public async Task The_host_gets_the_whole_object_and_the_language(string lang)
    {
        using var probe = new Probe(proxy: _host);
        OpenApiCall<GetUserProfileParams>? heard = null;
        _host.Answer = call =>
        {
            heard = call;
            return new() { Extra = new Dictionary<string, JsonElement> { ["key"] = JsonElement.Parse("\"wx.getUserProfile\"") } };
        };
        var answer = await CallAsync(probe, $$"""{"desc":"to greet you","lang":"{{lang}}","more":1}""");

        Assert.Equal(new GetUserProfileParams("to greet you", lang), heard!.Params);
        Assert.Equal(1, heard.RawParams.GetProperty("more").GetInt32());
        Assert.Equal("""{"errMsg":"getUserProfile:ok","errno":0,"key":"wx.getUserProfile"}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task An_answer_about_something_else_is_not_sealed()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        _host.Answer = _ => new() { Extra = new Dictionary<string, JsonElement> { ["key"] = JsonElement.Parse("\"wx.getUserProfile\"") } };

        Assert.Equal("""{"errMsg":"getUserProfile:ok","errno":0,"key":"wx.getUserProfile"}""", (await CallAsync(probe)).Json.GetRawText());
        Assert.Null(probe.Platform.ToSeal);
    }

    [Fact]
    public async Task The_user_is_asked_every_time_for_the_purpose_that_the_call_names()
    {
        using var probe = new Probe(proxy: _host);
        probe.App = new() { Config = FakeConfig.With(permission: """{"scope.userProfile":{"desc":"of app.json"}}""") };
        Assert.True((await CallAsync(probe)).Ok);
        Assert.True((await CallAsync(probe, """{"desc":"to send you a card"}""")).Ok);

        Assert.Equal(["to greet you", "to send you a card"], probe.Prompt.Requests.Select(r => r.Purpose));
        Assert.All(probe.Prompt.Requests, r => Assert.Equal("scope.userProfile", r.Scope));
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task A_yes_for_getUserInfo_does_not_answer_for_the_profile()
    {
        using var probe = new Probe(proxy: _host);
        probe.App.Consents.Set("scope.userInfo", true);
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);

        Assert.Equal("""{"errMsg":"getUserProfile:fail auth deny","errno":103}""", (await CallAsync(probe)).Json.GetRawText());
        Assert.Equal(["level", "sheet"], probe.Touched);
    }

    [Fact]
    public async Task Without_a_tap_nobody_is_asked()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await probe.CallAsync("getUserProfile", Greet, Stop);

        Assert.Equal("""{"errMsg":"getUserProfile:fail can only be invoked by user TAP gesture.","errno":102}""", answer.Json.GetRawText());
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task Calls_that_come_together_share_one_sheet()
    {
        using var probe = new Probe(proxy: _host);
        var decision = new TaskCompletionSource<ConsentDecision>();
        probe.Prompt.OnAsk = (_, _) => decision.Task;
        var calls = Enumerable.Range(0, 3).Select(_ => CallAsync(probe)).ToArray();
        decision.SetResult(ConsentDecision.Allow);

        Assert.All(await Task.WhenAll(calls), a => Assert.True(a.Ok));
        Assert.Single(probe.Prompt.Requests);
    }

    [Fact]
    public async Task The_log_shows_nothing_of_the_user()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.Sealed = new("{\"nickName\":\"Alice\"}", "0123456789abcdef0123456789abcdef01234567", "encrypted-encrypted", "vector-vector-vector");
        Assert.True((await CallAsync(probe)).Ok);

        var entry = Assert.Single(probe.Log.Entries);
        foreach (var secret in new[] { "Alice", "https://a", "BeiJing", "0123456789", "encrypted-", "vector-" }) Assert.DoesNotContain(secret, entry.Answer, StringComparison.Ordinal);
    }

    private static Task<Answer> CallAsync(Probe probe, string json = Greet)
    {
        probe.Tap();
        return probe.CallAsync("getUserProfile", json, Stop);
    }

    private sealed class Host() : FakeProxy([])
    {
        public Func<OpenApiCall<GetUserProfileParams>, GetUserProfileResult> Answer { get; set; } = _ => new(s_alice);

        public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken)
        {
            lock (Touched) Touched.Add("host");
            return Task.FromResult(Answer(call));
        }
    }
}
