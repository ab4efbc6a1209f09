using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Runtime.View;
using Pergola.Testing;
using Pergola.Tests.Devices;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Tests.Runtime.View.Controls;

public sealed class CameraControlTests
{
    private const string Template = """
        <camera wx:if="{{shown}}" device-position="{{position}}" bindinitdone="init" binderror="error" bindstop="stop"/>
        <button class="toggle" bindtap="toggle">Toggle</button><button class="turn" bindtap="turn">Turn</button><button class="shot" bindtap="shot">Shot</button>
        """;

    private const string Script = """
        Page({
          data: { shown: true, position: 'back' },
          init(e) { console.log('init ' + e.detail.maxZoom) },
          error(e) { console.log('error ' + e.detail.errMsg) },
          stop() { console.log('stop') },
          toggle() { this.setData({ shown: !this.data.shown }) },
          turn() { this.setData({ position: 'front' }) },
          shot() {
            wx.createCameraContext().takePhoto({ quality: 'high', success: r => console.log('photo ' + /^wxfile:\/\/tmp\/\w+\.png$/.test(r.tempImagePath)), fail: e => console.log(e.errMsg) })
          },
        })
        """;

    private readonly FakeDevices _devices = new();

    [Fact]
    public async Task A_camera_asks_once_runs_and_takes_pictures()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: true);

        Assert.Equal("init 1", (await app.SaysAsync(1))[^1]);
        Assert.Equal(["photo true"], await app.SaysOnTapAsync(selector: ".shot"));
        await app.Page.TapAsync(".turn");
        await app.WaitForAsync(() => Task.FromResult(_devices.Did.Count == 3));
        Assert.Equal(["take back", "take back", "take front"], _devices.Did);
        Assert.Equal("consent", Assert.Single(app.Ui.Questions).Kind);
    }

    [Fact]
    public async Task A_refused_camera_says_so_and_no_picture_is_taken()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: false);

        Assert.Equal("error operateCamera:fail auth deny", (await app.SaysAsync(1))[^1]);
        Assert.Equal(["operateCamera:fail auth deny"], await app.SaysOnTapAsync(selector: ".shot"));
        await app.Page.TapAsync(".toggle");
        await app.Page.TapAsync(".toggle");
        Assert.Equal("error operateCamera:fail auth deny", (await app.SaysAsync(3))[^1]);
        Assert.Empty(_devices.Did);
        Assert.Single(app.Ui.Questions);
    }

    [Fact]
    public async Task It_starts_when_the_user_allows_it_in_the_settings_and_stops_when_the_user_takes_it_back()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: false);
        await app.SaysAsync(1);
        app.App.Consents.Set("scope.camera", true);
        Assert.Equal("init 1", (await app.SaysAsync(2))[^1]);
        app.App.Consents.Set("scope.camera", false);
        Assert.Equal("stop", (await app.SaysAsync(3))[^1]);

        Assert.Equal(["operateCamera:fail auth deny"], await app.SaysOnTapAsync(selector: ".shot"));
        Assert.Single(_devices.Did);
    }

    [Fact]
    public async Task A_camera_that_is_taken_away_takes_no_pictures()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: true);
        await app.SaysAsync(1);
        await app.Page.TapAsync(".toggle");

        Assert.Equal(["operateCamera:fail no camera runs on this page"], await app.SaysOnTapAsync(selector: ".shot"));
    }

    [Fact]
    public async Task A_camera_that_comes_back_runs_again()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: true);
        await app.SaysAsync(1);
        var (parent, camera) = await app.App.Logic.OnLoopAsync(() => app.App.View.Find(1)!.Query("camera")[0] is var found ? (found.Parent!.Id, found.Id) : default);
        await ApplyAsync(app, $"""[["rem",{parent},{camera}]]""");
        Assert.Equal(["operateCamera:fail no camera runs on this page"], await app.SaysOnTapAsync(selector: ".shot"));
        await ApplyAsync(app, $"""[["ins",{parent},{camera},0]]""");

        Assert.Equal("init 1", (await app.SaysAsync(3))[^1]);
        Assert.Equal(["photo true"], await app.SaysOnTapAsync(selector: ".shot"));
    }

    [Fact]
    public async Task Its_picture_is_sent_to_a_view_that_comes_later()
    {
        using var program = LittleProgram.Of(Script, Template);
        await using var app = await OpenAsync(program, allow: true);
        await app.SaysAsync(1);
        var carrier = new DataCarrier();
        app.App.Screen.Attach(carrier);

        Assert.StartsWith("wxfile://tmp/", await carrier.Data.WaitAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_camera_is_on_wx()
    {
        using var program = LittleProgram.Of("Page({ onLoad() { console.log(typeof wx.operateCamera + ' ' + typeof wx.createCameraContext) } })");
        await using var app = await TestMiniApp.OpenAsync(program.Path);

        Assert.Equal(["undefined function"], await app.SaysAsync(1));
    }

    // As the logic would: one batch takes the node out of the tree, a later one puts it back.
    private static Task<bool> ApplyAsync(TestMiniApp app, string operations) => app.App.Logic.OnLoopAsync(() =>
    {
        app.App.View.Apply(1, app.App.View.Find(1)!.Sequence + 1, operations);
        return true;
    });

    private Task<TestMiniApp> OpenAsync(TempFolder program, bool allow) =>
        TestMiniApp.OpenAsync(program.Path, new TestMiniAppOptions
        {
            Build = builder =>
            {
                builder.Services.AddSingleton(_devices);
                builder.UseDevices<FakeDevices>();
            },
            Answer = question => new UiAnswer(allow && question.Kind == "consent"),
        });

    /// <summary>Waits for the first value that the host sends to the view alone.</summary>
    private sealed class DataCarrier : IViewCarrier
    {
        private readonly TaskCompletionSource<string> _data = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Data => _data.Task;

        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            var json = JsonElement.Parse(message.Span);
            if (json.GetProperty("t").GetString() == "data") _data.TrySetResult(json.GetProperty("value").GetString()!);
            return ValueTask.CompletedTask;
        }
    }
}
