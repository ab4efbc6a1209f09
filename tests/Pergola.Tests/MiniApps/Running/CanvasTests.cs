using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class CanvasTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    // Red, green, blue and alpha of one pixel: 255, 0, 0, 255, packed.
    private const string Red = "eJz7z8DwHwAE/wH/";

    [Fact]
    public async Task Without_a_browser_a_test_reads_what_a_canvas_was_told_to_draw()
    {
        await using var app = await OnCanvas("ctx.fillStyle = 'red'; ctx.fillRect(1, 2, 3, 4); console.log(ctx.measureText('ii').width)");

        Assert.Equal(["4.44"], await app.SaysAsync(1));
        await app.WaitForAsync(async () => (await app.Page.DrawingAsync("canvas")).Length > 0);
        Assert.Equal(["fillStyle(\"red\")", "fillRect(1, 2, 3, 4)"], await app.Page.DrawingAsync("canvas"));
    }

    [Fact]
    public async Task A_loop_of_frames_follows_the_clock_where_nothing_is_drawn()
    {
        var clock = new ManualClock();
        await using var app = await OnCanvas("const loop = () => { console.log('frame'); canvas.requestAnimationFrame(loop) }; canvas.requestAnimationFrame(loop); console.log('asked')", clock);
        await app.SaysAsync(1);
        Assert.Single(app.Log.Console);

        await app.WaitForAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(20));
            return Task.FromResult(app.Log.Console.Count >= 3);
        });
    }

    [Fact]
    public async Task What_a_canvas_shows_is_asked_of_the_view_while_the_program_waits()
    {
        await using var app = await OnTap("console.log(ctx.measureText('x').width, [...ctx.getImageData(0, 0, 1, 1).data].join(), canvas.toDataURL(), ctx.isPointInPath(1, 1))");
        using var view = PlayedView.Of(app, static (method, _) => method switch
        {
            "measureText" => """{"width":7.5,"actualBoundingBoxLeft":0,"actualBoundingBoxRight":7,"actualBoundingBoxAscent":8,"actualBoundingBoxDescent":2,"fontBoundingBoxAscent":9,"fontBoundingBoxDescent":2}""",
            "getImageData" => $$"""{"width":1,"height":1,"data":"{{Red}}"}""",
            "toDataURL" => """{"url":"data:image/png;base64,AA=="}""",
            "isPointIn" => """{"inside":true}""",
            _ => "null",
        });

        Assert.Equal(["7.5 255,0,0,255 data:image/png;base64,AA== true"], await app.SaysOnTapAsync());
        Assert.Contains("getImageData", view.Asked);
    }

    [Theory]
    [InlineData("""{"width":2,"height":1,"data":"eJz7z8DwHwAE/wH/"}""", "the view gave no pixels")]
    [InlineData("""{"width":1,"height":1,"data":"AAAA"}""", "the view gave no pixels")]
    [InlineData("""{"width":9999999,"height":9999999,"data":""}""", "the view gave no pixels")]
    [InlineData("""{"error":"the area is too large"}""", "the area is too large")]
    public async Task Pixels_that_are_none_are_not_believed(string answer, string reason)
    {
        await using var app = await OnTap("try { ctx.getImageData(0, 0, 1, 1) } catch (e) { console.log(e.errMsg) }");
        using var view = PlayedView.Of(app, (_, _) => answer);

        Assert.Equal([$"readCanvas:fail {reason}"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task A_canvas_becomes_a_temporary_file()
    {
        await using var app = await OnTap("wx.canvasToTempFilePath({ canvas, destWidth: 4, success: (r) => console.log(r.tempFilePath), fail: (e) => console.log(e.errMsg) })");
        using var view = PlayedView.Of(app, static (method, args) => method == "canvasFile" && args.GetProperty("destWidth").GetInt32() == 4 ? $$"""{"url":"data:image/png;base64,{{Pixel}}"}""" : "null");

        var path = (await app.SaysOnTapAsync())[0];
        Assert.StartsWith("wxfile://tmp/", path, StringComparison.Ordinal);
        Assert.Equal(Convert.FromBase64String(Pixel), app.App.Files.TryRead(path));
    }

    [Theory]
    [InlineData("""{"url":"data:text/html;base64,PGI+"}""")]
    [InlineData("""{"url":"data:image/png;base64,PGI+"}""")]
    [InlineData("""{"url":5}""")]
    public async Task A_picture_that_is_none_is_not_kept(string answer)
    {
        await using var app = await OnTap("wx.canvasToTempFilePath({ canvas, fail: (e) => console.log(e.errMsg) })");
        using var view = PlayedView.Of(app, (_, _) => answer);

        Assert.Equal(["canvasToTempFilePath:fail the view gave no picture"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task Pixels_of_a_canvas_of_the_old_kind_come_and_go()
    {
        await using var app = await Of("""
            Page({ tap() { wx.canvasGetImageData({ canvasId: 'old', x: 0, y: 0, width: 1, height: 1, success: (r) => {
              wx.canvasPutImageData({ canvasId: 'old', data: r.data, x: 0, y: 0, width: 1, height: 1, complete: (e) => console.log([...r.data].join(), e.errMsg) }) } }) } })
            """, """<canvas canvas-id="old"/><button bindtap="tap"/>""");
        using var view = PlayedView.Of(app, static (method, args) => method switch
        {
            "getImageData" => $$"""{"width":1,"height":1,"data":"{{Red}}"}""",
            "putImageData" => args.GetProperty("data").GetString() == "/wAA/w==" ? "{}" : """{"error":"wrong"}""",
            _ => "null",
        });

        Assert.Equal(["255,0,0,255 canvasPutImageData:ok"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task Without_a_view_and_without_a_canvas_the_reason_is_told()
    {
        await using var app = await OnTap("wx.canvasToTempFilePath({ canvas, fail: (e) => console.log(e.errMsg) }); wx.canvasToTempFilePath({ canvasId: 'none', fail: (e) => console.log(e.errMsg) })");

        Assert.Equal(
            ["canvasToTempFilePath:fail nothing draws the mini program now", "canvasToTempFilePath:fail canvas is empty: there is no canvas with this canvas-id on the page"],
            (await app.SaysOnTapAsync(2)).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_view_that_goes_away_leaves_nobody_waiting()
    {
        await using var app = await OnTap("wx.canvasToTempFilePath({ canvas, fail: (e) => console.log(e.errMsg) }); canvas.requestAnimationFrame(() => console.log('frame'))");
        using var view = PlayedView.Of(app, static (_, _) => null);
        await app.Page.TapAsync("button");
        await app.WaitForAsync(() =>
        {
            if (view.Asked.Contains("canvasFile") && view.Asked.Contains("frame"))
                app.App.Screen.Detach(view);
            return Task.FromResult(app.Log.Console.Count >= 2);
        });

        Assert.Equal(["canvasToTempFilePath:fail nothing draws the mini program now", "frame"], app.Log.Console.Select(static line => line.Text).Order(StringComparer.Ordinal));
    }

    private static Task<TestMiniApp> OnCanvas(string code, TimeProvider? time = null) => Of(Script("onReady", code), """<canvas type="2d" id="c"/>""", time);

    private static Task<TestMiniApp> OnTap(string code) => Of(Script("tap", code), """<canvas type="2d" id="c"/><button bindtap="tap"/>""");

    private static string Script(string handler, string code) =>
        $$"""Page({ {{handler}}() { wx.createSelectorQuery().select('#c').node(({ node: canvas }) => { const ctx = canvas.getContext('2d'); {{code}} }).exec() } })""";

    private static async Task<TestMiniApp> Of(string script, string template, TimeProvider? time = null)
    {
        using var folder = LittleProgram.Of(script, template);
        return await TestMiniApp.OpenAsync(folder.Path, new TestMiniAppOptions { Time = time });
    }
}
