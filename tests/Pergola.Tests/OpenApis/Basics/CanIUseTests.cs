using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Basics;

public sealed class CanIUseTests
{
    [Theory]
    // APIs, their parameters and results, from the declarations.
    [InlineData("login", true)]
    [InlineData("wx.login", true)]
    [InlineData("login()", true)]
    [InlineData("login.success", true)]
    [InlineData("login.success.code", true)]
    [InlineData("login.success.errMsg", true)]
    [InlineData("login.success.token", false)]
    [InlineData("login.object.success", true)]
    [InlineData("login.object.desc", false)]
    [InlineData("login.return.code", false)]
    [InlineData("login.wrong", false)]
    [InlineData("getSetting.object.withSubscriptions", true)]
    [InlineData("getSetting.success.authSetting", true)]
    [InlineData("getSetting.success.subscriptionsSetting.mainSwitch", true)]
    [InlineData("getAccountInfoSync.return.miniProgram.appId", true)]
    [InlineData("getAccountInfoSync.return.miniProgram.nothing", false)]
    [InlineData("getAccountInfoSync.success.miniProgram", false)]
    [InlineData("canIUse.return", true)]
    // The examples of WeChat's own page, for what is not here.
    [InlineData("openBluetoothAdapter", false)]
    [InlineData("live-player", false)]
    [InlineData("CameraContext.onCameraFrame", false)]
    [InlineData("onMemoryWarning", true)]
    [InlineData("onAccelerometerChange.callback.x", true)]
    [InlineData("onVoIPChatStateChanged", false)]
    [InlineData("createWorker", true)]
    [InlineData("Worker.postMessage", true)]
    [InlineData("LogManager.warn", true)]
    [InlineData("createMediaContainer()", false)]
    // Components.
    [InlineData("view", true)]
    [InlineData("text.selectable", true)]
    [InlineData("text.selectables", false)]
    [InlineData("button.open-type", true)]
    [InlineData("button.open-type.share", true)]
    [InlineData("button.open-type.contact", true)]
    [InlineData("button.open-type.feedback", true)]
    [InlineData("button.open-type.launchApp", false)]
    [InlineData("button.bindcontact", true)]
    [InlineData("button.session-from", true)]
    [InlineData("button.show-message-card", true)]
    [InlineData("input.type.nickname", true)]
    [InlineData("input.bindnicknamereview", true)]
    [InlineData("open-data.type.userNickName", true)]
    [InlineData("open-data.type.groupName", false)]
    [InlineData("open-data.binderror", false)]
    [InlineData("button.type.primary", true)]
    [InlineData("button.bindtap", true)]
    [InlineData("button.bind:tap", true)]
    [InlineData("image.mode.top left", true)]
    [InlineData("swiper.bindchange", true)]
    [InlineData("input.type.number", true)]
    [InlineData("input.type.number.more", false)]
    // What the logic itself is.
    [InlineData("nextTick", true)]
    [InlineData("createSelectorQuery", true)]
    [InlineData("SelectorQuery.exec", true)]
    [InlineData("SelectorQuery.nothing", false)]
    // Nonsense never throws.
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("login.", false)]
    [InlineData("__proto__", false)]
    [InlineData("constructor", false)]
    public void It_knows_what_works(string schema, bool usable)
    {
        using var probe = new Probe();
        var answer = probe.CallSync("canIUse", $$"""{"schema":"{{schema}}"}""");

        Assert.True(answer.Ok);
        Assert.Equal(usable, answer.Json.GetProperty("result").GetBoolean());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"schema":null}""")]
    [InlineData("""{"schema":7}""")]
    [InlineData("""{"schema":{"a":1}}""")]
    public void Anything_but_text_is_not_usable_and_does_not_throw(string json)
    {
        using var probe = new Probe();
        Assert.False(probe.CallSync("canIUse", json).Json.GetProperty("result").GetBoolean());
    }

    [Fact]
    public void An_API_that_came_later_is_not_usable_and_one_of_the_superapp_is()
    {
        using var now = new Probe(api: t => ProbeApis.Everything(t));
        using var before = new Probe(o => o.SdkVersion = new(2, 1, 0), t => ProbeApis.Everything(t));
        const string schema = """{"schema":"probeEverything.object.desc"}""";

        Assert.True(now.CallSync("canIUse", schema).Json.GetProperty("result").GetBoolean());
        Assert.False(before.CallSync("canIUse", schema).Json.GetProperty("result").GetBoolean());
        Assert.True(now.CallSync("canIUse", """{"schema":"probeEverything.object.color.green"}""").Json.GetProperty("result").GetBoolean());
    }

    [Fact]
    public void An_open_type_is_usable_as_soon_as_its_API_is()
    {
        using var without = new Probe();
        Assert.Equal(
            without.Options.Catalog.Find("getPhoneNumber") is not null,
            without.CallSync("canIUse", """{"schema":"button.open-type.getPhoneNumber"}""").Json.GetProperty("result").GetBoolean());

        using var with = new Probe(api: t => ProbeApis.Everything(t, "probeEmail"));
        Assert.False(with.CallSync("canIUse", """{"schema":"button.open-type.probeEmail"}""").Json.GetProperty("result").GetBoolean());
    }
}
