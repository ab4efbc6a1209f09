using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class GetSettingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_scopes_that_were_asked_are_listed()
    {
        using var probe = new Probe();
        probe.App.Consents.Set("scope.userInfo", true);
        probe.App.Consents.Set("scope.camera", false);
        var answer = await probe.CallAsync("getSetting", cancellationToken: Stop);

        Assert.Equal("""{"scope.userInfo":true,"scope.camera":false}""", answer.Json.GetProperty("authSetting").GetRawText());
        Assert.False(answer.Json.TryGetProperty("subscriptionsSetting", out _));
    }

    [Fact]
    public async Task Subscriptions_come_when_asked_for()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("getSetting", """{"withSubscriptions":true}""", Stop);

        Assert.True(answer.Json.GetProperty("subscriptionsSetting").GetProperty("mainSwitch").GetBoolean());
    }

    [Fact]
    public async Task Only_messages_that_were_ticked_are_listed()
    {
        using var probe = new Probe();
        probe.App.Subscriptions.Keep(new Dictionary<string, bool> { ["mti_order"] = true, ["mti_news"] = false });
        probe.App.Subscriptions.SetMainSwitch(false);
        var answer = await probe.CallAsync("getSetting", """{"withSubscriptions":true}""", Stop);

        Assert.Equal(
            """{"mainSwitch":false,"itemSettings":{"mti_order":"accept","mti_news":"reject"}}""",
            answer.Json.GetProperty("subscriptionsSetting").GetRawText());
    }

    [Fact]
    public async Task A_wrong_type_is_named_in_WeChats_words()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("getSetting", """{"withSubscriptions":"yes"}""", Stop);

        Assert.Equal("getSetting:fail parameter error: parameter.withSubscriptions should be Boolean instead of String;", answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
    }
}
