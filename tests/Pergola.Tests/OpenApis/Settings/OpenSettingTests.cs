using System.Text.Json;
using Pergola.Consent;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class OpenSettingTests : IDisposable
{
    private readonly Probe _probe = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FakeUi Ui => (FakeUi)_probe.App.Ui;

    [Fact]
    public async Task It_needs_a_tap_and_shows_nothing_without()
    {
        var answer = await _probe.CallAsync("openSetting", cancellationToken: Stop);

        Assert.Equal("openSetting:fail can only be invoked by user TAP gesture.", answer.ErrMsg);
        Assert.Empty(Ui.Questions);
    }

    [Fact]
    public async Task A_refused_scope_is_turned_on_and_counts_at_once()
    {
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.False((await _probe.CallAsync("authorize", """{"scope":"scope.record"}""", Stop)).Ok);
        Ui.OnAsk = _ => """{"scopes":{"scope.record":true}}""";
        _probe.Tap();
        var answer = await _probe.CallAsync("openSetting", cancellationToken: Stop);

        Assert.Equal("openSetting:ok", answer.ErrMsg);
        Assert.Equal("""{"scope.record":true}""", answer.Json.GetProperty("authSetting").GetRawText());
        Assert.False(answer.Json.TryGetProperty("subscriptionsSetting", out _));
        Assert.True((await _probe.CallAsync("authorize", """{"scope":"scope.record"}""", Stop)).Ok);
    }

    [Fact]
    public async Task The_answer_holds_every_scope_that_was_asked_also_the_unchanged()
    {
        _probe.App.Consents.Set("scope.userInfo", true);
        _probe.App.Consents.Set("scope.camera", false);
        Ui.OnAsk = _ => """{"scopes":{"scope.userInfo":false}}""";
        _probe.Tap();
        var settings = (await _probe.CallAsync("openSetting", cancellationToken: Stop)).Json.GetProperty("authSetting");

        Assert.False(settings.GetProperty("scope.userInfo").GetBoolean());
        Assert.False(settings.GetProperty("scope.camera").GetBoolean());
        Assert.Equal(2, settings.EnumerateObject().Count());
    }

    [Fact]
    public async Task The_messages_come_when_asked_for()
    {
        _probe.App.Subscriptions.Keep(new Dictionary<string, bool> { ["mti_order"] = true });
        Ui.OnAsk = _ => """{"subscriptions":{"items":{"mti_order":false}}}""";
        _probe.Tap();
        var answer = await _probe.CallAsync("openSetting", """{"withSubscriptions":true}""", Stop);

        Assert.Equal("""{"mainSwitch":true,"itemSettings":{"mti_order":"reject"}}""", answer.Json.GetProperty("subscriptionsSetting").GetRawText());
    }

    [Fact]
    public async Task A_page_that_is_closed_without_a_word_changes_nothing()
    {
        _probe.App.Consents.Set("scope.camera", false);
        Ui.OnAsk = _ => "{}";
        _probe.Tap();
        var answer = await _probe.CallAsync("openSetting", cancellationToken: Stop);

        Assert.Equal("""{"scope.camera":false}""", answer.Json.GetProperty("authSetting").GetRawText());
        Assert.Equal(JsonValueKind.Array, Assert.Single(Ui.Questions).Data.GetProperty("scopes").ValueKind);
    }

    public void Dispose() => _probe.Dispose();
}
