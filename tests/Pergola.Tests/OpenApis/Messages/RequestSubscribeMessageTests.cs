using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Messages;

public sealed class RequestSubscribeMessageTests : IDisposable
{
    private const string Three = """{"tmplIds":["mti_order","mti_news","mti_ad"]}""";
    private readonly Probe _probe = new();
    private readonly Templates _host = new();
    private readonly FakeUi _ui = new() { OnAsk = _ => """{"allow":true,"accepted":["mti_order"],"always":false}""" };

    public RequestSubscribeMessageTests() =>
        _probe.App = new FakeMiniApp { Options = _probe.Options, Ui = _ui, Host = _host, Time = _probe.Time, Context = new(new("mp1", "Coffee") { IconUrl = "https://superapp.example/icon.png" }, "alice") };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_needs_a_tap_and_shows_nothing_without()
    {
        var answer = await _probe.CallAsync("requestSubscribeMessage", Three, Stop);

        Assert.Equal("requestSubscribeMessage:fail can only be invoked by user TAP gesture.", answer.ErrMsg);
        Assert.Empty(_ui.Questions);
    }

    [Fact]
    public async Task The_sheet_shows_the_superapps_titles_and_each_template_is_answered()
    {
        var answer = await TappedAsync(Three);

        Assert.Equal("""{"errMsg":"requestSubscribeMessage:ok","errno":0,"mti_order":"accept","mti_news":"reject","mti_ad":"reject"}""", answer.Json.GetRawText());
        var sheet = Assert.Single(_ui.Questions);
        Assert.Equal("subscribe", sheet.Kind);
        Assert.Equal(
            """
            {"name":"Coffee","icon":"https://superapp.example/icon.png","title":"Receive these messages?","templates":[{"id":"mti_order","title":"Your order","detail":"is ready"},{"id":"mti_news","title":"News"},{"id":"mti_ad","title":"Offers"}],"always":"Always keep the above selection. Do not ask again","allowText":"Allow","denyText":"Deny"}
            """.Trim(),
            sheet.Data.GetRawText());
        Assert.Equal(["mti_order"], _host.Subscribed);
    }

    [Fact]
    public async Task Without_the_tick_nothing_is_kept_and_the_next_call_asks_again()
    {
        await TappedAsync(Three);
        await TappedAsync(Three);

        Assert.Equal(2, _ui.Questions.Count);
        Assert.Empty(_probe.App.Subscriptions.Kept);
    }

    [Fact]
    public async Task Ticked_answers_are_kept_and_only_the_others_are_asked()
    {
        _ui.OnAsk = _ => """{"allow":true,"accepted":["mti_order"],"always":true}""";
        await TappedAsync("""{"tmplIds":["mti_order","mti_news"]}""");
        Assert.Equal(new Dictionary<string, bool> { ["mti_order"] = true, ["mti_news"] = false }, _probe.App.Subscriptions.Kept);

        var again = await TappedAsync("""{"tmplIds":["mti_order","mti_news"]}""");
        Assert.Single(_ui.Questions);
        Assert.Equal(("accept", "reject"), (Word(again, "mti_order"), Word(again, "mti_news")));

        await TappedAsync(Three);
        Assert.Equal("mti_ad", Assert.Single(_ui.Questions[1].Data.GetProperty("templates").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("""{"allow":false,"accepted":["mti_order"],"always":false}""")]
    [InlineData("""{"allow":true,"accepted":["mti_else",7],"always":false}""")]
    [InlineData("""{"allow":"true","accepted":["mti_order"]}""")]
    [InlineData("{}")]
    public async Task What_the_user_did_not_accept_is_rejected(string ui)
    {
        _ui.OnAsk = _ => ui;
        var answer = await TappedAsync(Three);

        Assert.All(["mti_order", "mti_news", "mti_ad"], id => Assert.Equal("reject", Word(answer, id)));
        Assert.False(answer.Json.TryGetProperty("mti_else", out _));
        Assert.Empty(_host.Subscribed);
        Assert.Empty(_probe.App.Subscriptions.Kept);
    }

    [Fact]
    public async Task Banned_unknown_and_twin_templates_are_answered_without_being_asked()
    {
        _ui.OnAsk = _ => """{"allow":true,"accepted":["mti_order","mti_banned","mti_twin","mti_none"],"always":false}""";
        var banned = await TappedAsync("""{"tmplIds":["mti_order","mti_banned","mti_twin"]}""");
        var unknown = await TappedAsync("""{"tmplIds":["mti_order","mti_none","mti_order"]}""");

        Assert.Equal(("accept", "ban", "filter"), (Word(banned, "mti_order"), Word(banned, "mti_banned"), Word(banned, "mti_twin")));
        Assert.Equal(("accept", "filter"), (Word(unknown, "mti_order"), Word(unknown, "mti_none")));
        Assert.All(_ui.Questions, sheet => Assert.Equal(1, sheet.Data.GetProperty("templates").GetArrayLength()));
    }

    [Theory]
    [InlineData("""{"tmplIds":[]}""", 10001, "TmplIds can't be empty")]
    [InlineData("""{"tmplIds":[""]}""", 10004, "Invalid template id")]
    [InlineData("""{"tmplIds":["mti_1","mti_2","mti_3","mti_4"]}""", 20003, "Templates count out of max bounds")]
    [InlineData("""{"tmplIds":["mti_none"]}""", 20001, "No template data return, verify the template id exist")]
    public async Task What_cannot_be_asked_for_fails_with_WeChats_number(string json, int code, string reason)
    {
        var answer = await TappedAsync(json);

        Assert.Equal("requestSubscribeMessage:fail " + reason, answer.ErrMsg);
        Assert.Equal(code, answer.Json.GetProperty("errCode").GetInt32());
        Assert.Equal(code, answer.Errno);
        Assert.Empty(_ui.Questions);
    }

    [Fact]
    public async Task Who_takes_no_messages_is_not_asked()
    {
        _probe.App.Subscriptions.SetMainSwitch(false);
        var answer = await TappedAsync(Three);

        Assert.Equal("requestSubscribeMessage:fail The main switch is switched off", answer.ErrMsg);
        Assert.Equal(20004, answer.Json.GetProperty("errCode").GetInt32());
        Assert.Empty(_ui.Questions);
    }

    [Theory]
    [InlineData("""{"tmplIds":"mti_order"}""", "parameter error: parameter.tmplIds should be Array instead of String;")]
    [InlineData("{}", "parameter error: parameter.tmplIds should be Array instead of Undefined;")]
    public async Task A_wrong_type_is_named_in_WeChats_words(string json, string reason) =>
        Assert.Equal("requestSubscribeMessage:fail " + reason, (await TappedAsync(json)).ErrMsg);

    [Fact]
    public async Task A_superapp_that_cannot_take_it_fails_the_call()
    {
        _host.Fails = true;
        Assert.Equal(10003, (await TappedAsync(Three)).Json.GetProperty("errCode").GetInt32());
    }

    [Fact]
    public async Task A_superapp_that_does_not_name_its_templates_fails_the_call_in_time()
    {
        _host.Listed = new TaskCompletionSource<IReadOnlyList<SubscribeTemplate>>();
        var call = TappedAsync(Three);
        _probe.Time.Advance(_probe.Options.ProxyTimeout);

        Assert.Equal(10002, (await call).Json.GetProperty("errCode").GetInt32());
        Assert.Empty(_ui.Questions);
    }

    public void Dispose() => _probe.Dispose();

    private static string? Word(Answer answer, string id) => answer.Json.GetProperty(id).GetString();

    private Task<Answer> TappedAsync(string json)
    {
        _probe.Tap();
        return _probe.CallAsync("requestSubscribeMessage", json, Stop);
    }

    private sealed class Templates : MiniAppProxy
    {
        private readonly SubscribeTemplate[] _all =
        [
            new("mti_order", "Your order") { Detail = "is ready" }, new("mti_news", "News"), new("mti_ad", "Offers"), new("mti_banned", "Gambling") { IsBanned = true }, new("mti_twin", "Your order"),
        ];

        public List<string> Subscribed { get; } = [];

        public bool Fails { get; set; }

        public TaskCompletionSource<IReadOnlyList<SubscribeTemplate>>? Listed { get; set; }

        public override ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
            Listed is not null ? new(Listed.Task) : new([.. _all.Where(template => ids.Contains(template.Id))]);

        public override ValueTask OnSubscribedAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken)
        {
            if (Fails) throw new OpenApiException("the queue is full");
            Subscribed.AddRange(ids);
            return default;
        }
    }
}
