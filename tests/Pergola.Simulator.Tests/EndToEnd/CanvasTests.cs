using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public sealed class CanvasTests(Chromium chromium)
{
    private const float Patience = 30_000;

    // Two colours by a canvas 2d, one that comes over an offscreen canvas, one by a context of the old kind; then what is read back.
    private const string Page = """
        Page({
          data: { read: '', file: '' },
          draw() {
            wx.createSelectorQuery().select('#new').fields({ node: true, size: true }).exec(([{ node: canvas, width, height }]) => {
              const ctx = canvas.getContext('2d')
              canvas.width = width
              canvas.height = height
              ctx.fillStyle = '#ff0000'
              ctx.fillRect(0, 0, 50, 50)
              const off = wx.createOffscreenCanvas({ type: '2d', width: 10, height: 10 })
              const pen = off.getContext('2d')
              pen.fillStyle = '#00ff00'
              pen.fillRect(0, 0, 10, 10)
              ctx.drawImage(off, 60, 60)
              const at = (x, y) => [...ctx.getImageData(x, y, 1, 1).data].join()
              this.setData({ read: `${at(25, 25)} ${at(65, 65)} ${at(90, 5)} ${ctx.measureText('WWW').width > ctx.measureText('iii').width}` })
              wx.canvasToTempFilePath({ canvas, success: (r) => this.setData({ file: r.tempFilePath }), fail: (e) => this.setData({ file: e.errMsg }) })
            })
            const old = wx.createCanvasContext('old')
            old.setFillStyle('#0000ff')
            old.fillRect(10, 10, 30, 30)
            old.draw()
          },
        })
        """;

    private const string Template = """
        <button id="go" bindtap="draw">Draw</button><canvas type="2d" id="new"/><canvas canvas-id="old" id="old"/><text id="read">{{read}}</text><image id="file" src="{{file}}" wx:if="{{file}}"/>
        """;

    private const string Style = "#new, #old { width: 100px; height: 100px; }";

    [Fact]
    public async Task What_programs_draw_is_there_and_can_be_read()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, Page, Template, Style);
        await using var shown = await run.ShowAsync(null);

        await shown.View.Locator("#go").ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(shown.View.Locator("#read")).ToHaveTextAsync("255,0,0,255 0,255,0,255 0,0,0,0 true", new() { Timeout = Patience });
        await Assertions.Expect(shown.View.Locator("#file img")).ToHaveJSPropertyAsync("naturalWidth", 100, new() { Timeout = Patience });
        Assert.Equal("255,0,0,255", await PixelAsync(shown, "#new", 25));
        Assert.Equal("0,0,255,255", await PixelAsync(shown, "#old", 25));

        // A view that comes later is drawn all of it.
        await shown.Page.ReloadAsync();
        await Assertions.Expect(shown.View.Locator("#old")).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.Equal("0,255,0,255", await PixelAsync(shown, "#new", 65));
        Assert.Equal("0,0,255,255", await PixelAsync(shown, "#old", 25));
    }

    private static async Task<string> PixelAsync(HostedProgram.Shown shown, string selector, int at) => await shown.View.Locator(selector).EvaluateAsync<string>(
        "(el, at) => { const canvas = el.shadowRoot.querySelector('canvas'); const scale = canvas.width / canvas.clientWidth; return [...canvas.getContext('2d').getImageData(at * scale, at * scale, 1, 1).data].join() }", at);
}
