using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class InnerAudioTests
{
    private const string Code = """
        const a = this.a = wx.createInnerAudioContext()
        for (const name of ['Canplay', 'Play', 'Pause', 'Stop', 'TimeUpdate', 'Ended', 'Error']) a['on' + name]((e) => console.log(name, a.currentTime, a.paused, JSON.stringify(e)))
        a.src = '/song.mp3'
        """;

    [Fact]
    public async Task A_sound_that_nobody_hears_is_told_of_all_the_same()
    {
        using var folder = LittleProgram.OnTap(Code + "; a.play(); a.pause(); a.stop()");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["Canplay 0 true {}", "Play 0 false {}", "Pause 0 true {}", "Stop 0 true {}"], await app.SaysOnTapAsync(4));
    }

    [Fact]
    public async Task The_view_plays_and_what_it_says_is_checked()
    {
        using var folder = LittleProgram.OnTap(Code + "; a.play()");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        using var view = PlayedView.Of(app, static (_, _) => null);
        await app.Page.TapAsync("button");
        await view.ToldAsync("\"action\":\"play\"");
        await view.SayAsync("""{"t":"audio","audio":1,"type":"explode","detail":{}}""");
        await view.SayAsync("""{"t":"audio","audio":77,"type":"play","detail":{}}""");
        await view.SayAsync("""{"t":"audio","audio":1,"type":"timeupdate","detail":{"currentTime":1.5,"duration":-3,"buffered":"x"}}""");
        await view.SayAsync("""{"t":"audio","audio":1,"type":"error","detail":{"errCode":666}}""");

        Assert.Equal(["TimeUpdate 1.5 false {}", """Error 0 true {"errCode":-1,"errMsg":"InnerAudioContext:fail unknown error"}"""], await app.SaysAsync(2));
    }

    [Fact]
    public async Task A_view_that_comes_later_is_told_what_plays()
    {
        using var folder = LittleProgram.OnTap(Code + "; a.play()");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysOnTapAsync(2);
        using var view = PlayedView.Of(app, static (_, _) => null);
        await view.ToldAsync("\"action\":\"set\"");
        await view.ToldAsync("\"action\":\"play\"");
    }

    [Fact]
    public async Task There_is_a_limit_and_it_says_what_to_do()
    {
        using var folder = LittleProgram.OnTap("try { for (let i = 0; i < 40; i++) { const a = wx.createInnerAudioContext(); a.src = '/a.mp3' } } catch (e) { console.log(e.errMsg) }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        Assert.Equal(["operateAudio:fail a mini program may have 32 sounds: destroy() those that are not needed"], await app.SaysOnTapAsync());
    }
}
