using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class GetNickNameTests
{
    private readonly Host _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_v1_the_host_gives_the_nickname()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe);

        Assert.Equal("""{"errMsg":"getNickName:ok","errno":0,"nickName":"Alice of the host"}""", answer.Json.GetRawText());
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
    }

    [Theory]
    [InlineData(ApiLevel.V2, null)]
    [InlineData(ApiLevel.V3, "SCOPE_NICKNAME")]
    public async Task At_v2_and_v3_the_program_gets_the_nickname_that_the_sheet_showed(ApiLevel level, string? scope)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        string? asked = null;
        _host.OnAuthCode = request =>
        {
            asked = Assert.Single(request.Scopes);
            return Task.FromResult(new AuthCodeResult { AuthCode = "from-host", AuthSuccessScopes = request.Scopes });
        };
        var answer = await CallAsync(probe, "host");

        Assert.Equal("""{"errMsg":"getNickName:ok","errno":0,"nickName":"Alice"}""", answer.Json.GetRawText());
        Assert.Equal(scope, asked);
        Assert.Equal(scope is null ? ["level", "platform", "sheet"] : ["level", "credential", "platform", "sheet"], probe.Touched);
        var choices = Assert.Single(probe.Prompt.Requests).Choices;
        Assert.Equal([("host", "Use my nickname", "Alice"), ("own", "Enter another nickname", null)], choices.Select(c => (c.Value, c.Title, c.Detail)));
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task Another_nickname_is_typed_by_the_user_at_every_level(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        var ui = new FakeUi { Answer = new(true, Content: "  Queen of Hearts ") };
        probe.App = new() { Ui = ui };
        var answer = await CallAsync(probe, "own");

        Assert.Equal("""{"errMsg":"getNickName:ok","errno":0,"nickName":"Queen of Hearts"}""", answer.Json.GetRawText());
        var question = Assert.Single(ui.Questions);
        Assert.Equal(("modal", 1), (question.Kind, question.PageId));
        Assert.Equal("Enter another nickname", question.Data.GetProperty("title").GetString());
        Assert.True(question.Data.GetProperty("editable").GetBoolean());
        Assert.True(question.Data.GetProperty("showCancel").GetBoolean());
        Assert.DoesNotContain("host", probe.Touched);
        Assert.Equal(CallAnswerer.Sdk, Assert.Single(probe.Log.Entries).AnsweredBy);
    }

    [Fact]
    public async Task The_question_speaks_the_users_language()
    {
        using var probe = new Probe(proxy: _host);
        var ui = new FakeUi { Answer = new(true, Content: "x") };
        probe.App = new() { Ui = ui, Device = new() { Language = "zh_CN" } };
        await CallAsync(probe, "own");

        Assert.Equal("输入其他昵称", Assert.Single(ui.Questions).Data.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "")]
    [InlineData(true, " \t")]
    [InlineData(false, "Queen of Hearts")]
    public async Task No_text_and_closing_are_cancel(bool confirmed, string? content)
    {
        using var probe = new Probe(proxy: _host);
        probe.App = new() { Ui = new FakeUi { Answer = new(confirmed, Content: content) } };
        var answer = await CallAsync(probe, "own");

        Assert.Equal("""{"errMsg":"getNickName:fail cancel","errno":-1}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_user_without_a_nickname_can_type_one()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.NickName = "";
        probe.App = new() { Ui = new FakeUi { Answer = new(true, Content: "Queen of Hearts") } };

        Assert.Equal("Queen of Hearts", (await CallAsync(probe, "own")).Json.GetProperty("nickName").GetString());
        Assert.Equal("", (await CallAsync(probe, "host")).Json.GetProperty("nickName").GetString());
        Assert.All(probe.Prompt.Requests, r => Assert.Null(r.Choices[0].Detail));
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task A_refusal_is_cancel(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        probe.Focus();
        var answer = await probe.CallAsync("getNickName", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"getNickName:fail cancel","errno":103}""", answer.Json.GetRawText());
        Assert.Equal("sheet", probe.Touched[^1]);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task A_tap_is_no_focus()
    {
        using var probe = new Probe(proxy: _host);
        probe.Tap();
        var answer = await probe.CallAsync("getNickName", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"getNickName:fail can only be invoked by user TAP gesture.","errno":102}""", answer.Json.GetRawText());
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task Any_object_goes_both_ways_at_v1()
    {
        using var probe = new Probe(proxy: _host);
        _host.Answer = call => new() { Extra = new Dictionary<string, JsonElement> { ["key"] = call.RawParams } };
        var answer = await CallAsync(probe, json: """{"from":"input"}""");

        Assert.Equal("""{"errMsg":"getNickName:ok","errno":0,"key":{"from":"input"}}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task The_log_does_not_show_the_nickname()
    {
        using var probe = new Probe(proxy: _host);
        await CallAsync(probe);

        Assert.DoesNotContain("Alice", Assert.Single(probe.Log.Entries).Answer, StringComparison.Ordinal);
    }

    private static Task<Answer> CallAsync(Probe probe, string? choice = null, string json = "{}")
    {
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(new ConsentDecision(true, choice));
        probe.Focus();
        return probe.CallAsync("getNickName", json, Stop);
    }

    private sealed class Host() : FakeProxy([])
    {
        public Func<OpenApiCall<NoParams>, GetNickNameResult> Answer { get; set; } = _ => new("Alice of the host");

        public override Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
        {
            Touched.Add("host");
            return Task.FromResult(Answer(call));
        }
    }
}
