using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class GetUserInfoTests
{
    private static readonly UserInfo s_alice = new() { NickName = "Alice", AvatarUrl = "https://a/132", Gender = 2, Country = "CN", Province = "BeiJing", City = "BeiJing", Language = "en" };

    private readonly Host _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_host_answers_at_every_level_and_nobody_else_is_asked(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        var answer = await CallAsync(probe);

        Assert.Equal(
            """{"errMsg":"getUserInfo:ok","errno":0,"userInfo":{"nickName":"Alice","avatarUrl":"https://a/132","gender":2,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}}""",
            answer.Json.GetRawText());
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
        Assert.Equal("scope.userInfo", Assert.Single(probe.Prompt.Requests).Scope);
        Assert.Equal(CallAnswerer.Host, Assert.Single(probe.Log.Entries).AnsweredBy);
    }

    // The parameter, the profile, the level, and whether the platform seals.
    public static TheoryData<bool?, WxProfile, ApiLevel, bool> Credentials => new()
    {
        { true, WxProfile.Sas, ApiLevel.V1, false },
        { true, WxProfile.Sas, ApiLevel.V2, true },
        { true, WxProfile.Sas, ApiLevel.V3, true },
        { false, WxProfile.Sas, ApiLevel.V2, false },
        { null, WxProfile.Sas, ApiLevel.V2, false },
        { null, WxProfile.Sas, ApiLevel.V3, false },
        { true, WxProfile.WeChat, ApiLevel.V1, false },
        { true, WxProfile.WeChat, ApiLevel.V2, true },
        { false, WxProfile.WeChat, ApiLevel.V2, false },
        { false, WxProfile.WeChat, ApiLevel.V3, false },
        { null, WxProfile.WeChat, ApiLevel.V1, false },
        { null, WxProfile.WeChat, ApiLevel.V2, true },
        { null, WxProfile.WeChat, ApiLevel.V3, true },
    };

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task Credentials_come_where_they_are_asked_for_and_a_platform_can_make_them(bool? asked, WxProfile profile, ApiLevel level, bool comes)
    {
        using var probe = Probing(profile);
        _host.Level = level;
        probe.Platform.Sealed = new("raw", "signed", "encrypted", "vector");
        var answer = await CallAsync(probe, asked is null ? "{}" : $$"""{"withCredentials":{{(asked.Value ? "true" : "false")}}}""");

        Assert.True(answer.Ok, answer.ErrMsg);
        string[] names = ["rawData", "signature", "encryptedData", "iv"];
        Assert.Equal(comes ? ["raw", "signed", "encrypted", "vector"] : [null, null, null, null], names.Select(n => answer.Json.TryGetProperty(n, out var value) ? value.GetString() : null));
        Assert.False(answer.Json.TryGetProperty("cloudID", out _));
        Assert.Equal(comes ? ["level", "sheet", "host", "platform"] : ["level", "sheet", "host"], probe.Touched);
        if (!comes) return;

        // The program must find in rawData what it finds in userInfo.
        var shown = profile == WxProfile.WeChat ? s_alice with { Gender = 0, Country = "", Province = "", City = "", Language = "zh_CN" } : s_alice;
        Assert.Equal((shown, true), probe.Platform.ToSeal);
        Assert.Equal(shown.Country, answer.Json.GetProperty("userInfo").GetProperty("country").GetString());
        Assert.Equal("alice", probe.Platform.User!.Account);
        Assert.Null(probe.Platform.User.AuthCode);
    }

    [Theory]
    [InlineData("""{"withCredentials":true}""", WxProfile.Sas)]
    [InlineData("""{"withCredentials":true}""", WxProfile.WeChat)]
    [InlineData("{}", WxProfile.WeChat)]
    public async Task Credentials_without_a_live_session_fail_in_the_platforms_words(string json, WxProfile profile)
    {
        using var probe = Probing(profile);
        _host.Level = ApiLevel.V2;
        probe.Platform.Failure = new OpenApiException("session_key is not existed or expired", 87007);

        Assert.Equal("""{"errMsg":"getUserInfo:fail session_key is not existed or expired","errno":87007}""", (await CallAsync(probe, json)).Json.GetRawText());
    }

    [Fact]
    public async Task Credentials_of_nobody_fail_before_the_platform_is_asked()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.App = new() { Context = probe.App.Context with { Account = "unknown" } };

        Assert.Equal(40015, (await CallAsync(probe, """{"withCredentials":true}""")).Errno);
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
        Assert.True((await CallAsync(probe)).Ok);
    }

    [Fact]
    public async Task Without_a_platform_credentials_are_absent()
    {
        using var probe = new Probe(hasPlatform: false, proxy: _host);
        _host.Level = ApiLevel.V2;
        var answer = await CallAsync(probe, """{"withCredentials":true}""");

        Assert.True(answer.Ok);
        Assert.False(answer.Json.TryGetProperty("rawData", out _));
    }

    [Fact]
    public async Task The_platforms_seal_stands_alone()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        _host.Answer = _ => new(s_alice) { Iv = "of the host", Extra = Fields("""{"rawData":"of the host","signature":1,"key":1}""") };
        var answer = await CallAsync(probe, """{"withCredentials":true}""");

        Assert.Equal(["encryptedData", "errMsg", "errno", "iv", "key", "rawData", "signature", "userInfo"], answer.Json.EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("of the host", answer.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"key":"wx.getUserInfo"}""")]
    [InlineData("""{"nickName":"Alice"}""")]
    public async Task A_host_may_answer_anything(string host)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        _host.Answer = _ => new() { Extra = Fields(host) };
        var answer = await CallAsync(probe, """{"withCredentials":true}""");

        // The proof of who the user is comes whatever the host says about the user.
        Assert.Equal("encrypted", answer.Json.GetProperty("encryptedData").GetString());
        Assert.Equal(host.Contains("nickName", StringComparison.Ordinal), answer.Json.TryGetProperty("userInfo", out _));
    }

    [Fact]
    public async Task The_host_gets_the_whole_object_and_the_language()
    {
        using var probe = new Probe(proxy: _host);
        OpenApiCall<GetUserInfoParams>? heard = null;
        _host.Answer = call =>
        {
            heard = call;
            return new(s_alice);
        };
        await CallAsync(probe, """{"withCredentials":null,"more":{"deep":true}}""");
        Assert.Equal(new GetUserInfoParams(null, "en"), heard!.Params);
        Assert.True(heard.RawParams.GetProperty("more").GetProperty("deep").GetBoolean());

        await CallAsync(probe, """{"lang":"zh_TW","withCredentials":false}""");
        Assert.Equal(new GetUserInfoParams(false, "zh_TW"), heard.Params);
    }

    [Theory]
    [InlineData("""{"lang":"fr"}""", "parameter.lang has a value that cannot be used;")]
    [InlineData("""{"lang":1}""", "parameter.lang should be String instead of Number;")]
    [InlineData("""{"withCredentials":"true"}""", "parameter.withCredentials should be Boolean instead of String;")]
    public async Task What_does_not_fit_fails_before_anybody_is_asked(string json, string fault)
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe, json);

        Assert.Equal("getUserInfo:fail parameter error: " + fault, answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task A_yes_and_a_no_are_remembered()
    {
        using var probe = new Probe(proxy: _host);
        Assert.True((await CallAsync(probe)).Ok);
        Assert.True((await CallAsync(probe)).Ok);
        Assert.Single(probe.Prompt.Requests);
        Assert.True(probe.App.Consents.Find("scope.userInfo"));

        probe.App.Consents.Forget("scope.userInfo");
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        for (var i = 0; i < 2; i++) Assert.Equal("""{"errMsg":"getUserInfo:fail auth deny","errno":103}""", (await CallAsync(probe)).Json.GetRawText());
        Assert.Equal(2, probe.Prompt.Requests.Count);
        Assert.Equal(2, probe.Touched.Count(t => t == "host"));
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
        var answer = await CallAsync(probe, """{"withCredentials":true}""");

        Assert.True(answer.Ok);
        var entry = Assert.Single(probe.Log.Entries);
        foreach (var secret in new[] { "Alice", "https://a", "BeiJing", "0123456789", "encrypted-", "vector-" }) Assert.DoesNotContain(secret, entry.Answer, StringComparison.Ordinal);
    }

    private static Task<Answer> CallAsync(Probe probe, string json = "{}") => probe.CallAsync("getUserInfo", json, Stop);

    private static Dictionary<string, JsonElement> Fields(string json) => JsonElement.Parse(json).EnumerateObject().ToDictionary(f => f.Name, f => f.Value);

    private Probe Probing(WxProfile profile) => new(o => o.Profile = profile, proxy: _host);

    private sealed class Host() : FakeProxy([])
    {
        public Func<OpenApiCall<GetUserInfoParams>, GetUserInfoResult> Answer { get; set; } = _ => new(s_alice);

        public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken)
        {
            lock (Touched) Touched.Add("host");
            return Task.FromResult(Answer(call));
        }
    }
}
