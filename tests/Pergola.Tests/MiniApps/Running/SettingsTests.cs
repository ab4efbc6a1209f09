using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.Devices;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>Programs that are refused, open the settings, and go on.</summary>
public sealed class SettingsTests
{
    private const string Template = """
        <button class="ask" bindtap="ask">Ask</button><button class="settings" bindtap="settings">Settings</button><button class="late" bindtap="late">Late</button>
        <button class="record" bindtap="record">Record</button><button class="finish" bindtap="finish">Finish</button>
        <button class="open" open-type="openSetting" bindopensetting="opened">Open</button><button class="subscribe" bindtap="subscribe">Subscribe</button>
        """;

    private const string Script = """
        const say = r => console.log(JSON.stringify(r))
        const failed = e => console.log(e.errMsg)
        Page({
          ask() { wx.getLocation({ success: r => console.log('here ' + r.latitude), fail: failed }) },
          settings() { wx.openSetting({ success: r => say(r.authSetting), fail: failed }) },
          late() { Promise.resolve().then(() => wx.openSetting()).then(r => say(r.authSetting)).then(() => wx.openSetting()).catch(failed) },
          record() { wx.startRecord({ success: r => console.log('recorded ' + /\.wav$/.test(r.tempFilePath)), fail: failed }) },
          finish() { wx.stopRecord({ success: r => console.log(r.errMsg), fail: failed }) },
          opened(e) { say(e.detail.authSetting) },
          subscribe() { wx.requestSubscribeMessage({ tmplIds: ['mti_order'], success: say, fail: failed }) },
        })
        """;

    private readonly FakeDevices _devices = new();
    private readonly Dictionary<string, UiAnswer> _answers = new()
    {
        ["consent"] = new(false),
        ["settings"] = new(true) { Data = JsonElement.Parse("""{"scopes":{"scope.userLocation":true}}""") },
        ["subscribe"] = new(true) { Data = JsonElement.Parse("""{"allow":true,"accepted":["mti_order"],"always":true}""") },
    };

    [Fact]
    public async Task Refused_then_turned_on_in_the_settings_then_allowed()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);
        Assert.Equal(["getLocation:fail auth deny"], await app.SaysOnTapAsync(selector: ".ask"));
        Assert.Equal(["""{"scope.userLocation":true}"""], await app.SaysOnTapAsync(selector: ".settings"));
        Assert.Equal(["here 39.915"], await app.SaysOnTapAsync(selector: ".ask"));

        Assert.Equal(["consent", "settings"], app.Ui.Questions.Select(static question => question.Kind));
    }

    [Fact]
    public async Task The_button_opens_the_settings_and_brings_the_answer()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);
        await app.SaysOnTapAsync(selector: ".ask");

        Assert.Equal(["""{"scope.userLocation":true}"""], await app.SaysOnTapAsync(selector: ".open"));
    }

    [Fact]
    public async Task One_tap_opens_the_settings_once()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);

        Assert.Equal(["{}", "openSetting:fail can only be invoked by user TAP gesture."], await app.SaysOnTapAsync(2, ".late"));
    }

    [Fact]
    public async Task The_hosts_menu_opens_the_same_page_without_a_tap()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);
        await app.SaysOnTapAsync(selector: ".ask");
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.App.Consents.Changed += changed.SetResult;
        await app.App.Screen.ReceiveAsync("""{"t":"shell","action":"settings"}"""u8.ToArray(), TestContext.Current.CancellationToken);
        await changed.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("settings", app.Ui.Questions.Last().Kind);
        Assert.Equal(["here 39.915"], await app.SaysOnTapAsync(selector: ".ask"));
    }

    [Fact]
    public async Task A_recording_ends_when_the_user_takes_the_microphone_back_in_the_settings()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);
        _answers["consent"] = new(true);
        _answers["settings"] = new(true) { Data = JsonElement.Parse("""{"scopes":{"scope.record":false}}""") };
        var started = _devices.Recording.Task;
        await app.Page.TapAsync(".record");
        await started;
        var said = await app.SaysOnTapAsync(2, ".settings");

        Assert.Equal(["startRecord:fail auth deny", """{"scope.record":false}"""], said.Order(StringComparer.Ordinal));
        Assert.Equal(["stopRecord:fail not recording"], await app.SaysOnTapAsync(selector: ".finish"));
    }

    [Fact]
    public async Task A_program_records_until_it_stops()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program);
        _answers["consent"] = new(true);
        var started = _devices.Recording.Task;
        await app.Page.TapAsync(".record");
        await started;
        var said = await app.SaysOnTapAsync(2, ".finish");

        Assert.Equal(["recorded true", "stopRecord:ok"], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_ticked_message_is_kept_over_a_restart()
    {
        using var program = LittleProgram.Of(Script, Template);
        using var data = new TempFolder();
        await using (var first = await OpenAsync(program, data))
            Assert.Equal(["""{"errMsg":"requestSubscribeMessage:ok","errno":0,"mti_order":"accept"}"""], await first.SaysOnTapAsync(selector: ".subscribe"));
        _answers["subscribe"] = new(false) { Data = JsonElement.Parse("{}") };
        await using var second = await OpenAsync(program, data);

        Assert.Equal(["""{"errMsg":"requestSubscribeMessage:ok","errno":0,"mti_order":"accept"}"""], await second.SaysOnTapAsync(selector: ".subscribe"));
        Assert.Empty(second.Ui.Questions);
    }

    private Task<TestMiniApp> OpenAsync(TempFolder program, TempFolder? data = null) => TestMiniApp.OpenAsync(program.Path, new TestMiniAppOptions
    {
        DataDirectory = data?.Path,
        Answer = question => _answers[question.Kind],
        Build = builder =>
        {
            builder.Services.AddSingleton(_devices);
            builder.UseDevices<FakeDevices>();
        },
    });
}
