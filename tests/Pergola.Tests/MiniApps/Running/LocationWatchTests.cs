using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class LocationWatchTests
{
    private const string Script = """
        Page({
          start() { wx.onLocationChange((l) => console.log(l.latitude, l.longitude)); wx.startLocationUpdate({ type: 'wgs84', complete: (r) => console.log(r.errMsg) }) },
          stop() { wx.stopLocationUpdate({ complete: (r) => console.log(r.errMsg) }) } })
        """;

    private const string Template = """<button id="start" bindtap="start"/><button id="stop" bindtap="stop"/>""";

    [Fact]
    public async Task Positions_come_by_the_clock_until_the_program_stops_them()
    {
        using var folder = LittleProgram.Of(Script, Template);
        var clock = new ManualClock();
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Time = clock, Build = static builder => builder.UseDevices<Walker>(), Answer = static _ => new UiAnswer(true) });

        await app.Page.TapAsync("#start");
        Assert.Equal(["startLocationUpdate:ok"], await app.SaysAsync(1));
        // The first position comes with a timer of no delay; with this clock, when it is moved.
        clock.Advance(TimeSpan.Zero);
        Assert.Equal(["1 10", "startLocationUpdate:ok"], (await app.SaysAsync(2)).Order());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("2 10", (await app.SaysAsync(3))[2]);
        Assert.Equal(["stopLocationUpdate:ok"], await app.SaysOnTapAsync(1, "#stop"));
        clock.Advance(TimeSpan.FromSeconds(5));
        await app.App.Logic.SettleAsync();
        Assert.Equal(4, app.Log.Console.Count);
    }

    [Fact]
    public async Task A_user_who_takes_the_scope_back_is_not_watched()
    {
        using var folder = LittleProgram.Of(Script, Template);
        var clock = new ManualClock();
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Time = clock, Build = static builder => builder.UseDevices<Walker>(), Answer = static _ => new UiAnswer(true) });
        await app.Page.TapAsync("#start");
        await app.SaysAsync(1);
        clock.Advance(TimeSpan.Zero);
        await app.SaysAsync(2);

        app.App.Consents.Clear();
        clock.Advance(TimeSpan.FromSeconds(5));
        await app.App.Logic.SettleAsync();

        Assert.Equal(2, app.Log.Console.Count);
    }

    [Fact]
    public async Task Without_the_device_the_start_fails()
    {
        using var folder = LittleProgram.Of(Script, Template);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Answer = static _ => new UiAnswer(true) });
        Assert.Equal(["startLocationUpdate:fail not supported: the superapp brings no location device"], await app.SaysOnTapAsync(1, "#start"));
    }

    private sealed class Walker : ILocationDevice
    {
        private int _steps;

        public Task<DeviceLocation> GetAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(new DeviceLocation(++_steps, 10));

        public Task<ChosenPlace?> ChooseAsync(IMiniApp app, int pageId, DeviceLocation? near, CancellationToken cancellationToken) => Task.FromResult<ChosenPlace?>(null);
    }
}
