using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public sealed class MediaTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task What_cannot_be_loaded_is_told_once_though_its_handler_sets_the_same_address()
    {
        await using var run = await HostedProgram.StartAsync(
            chromium.Browser,
            """
            const errors = { image: 0, video: 0 }
            let taps = 0
            Page({
              data: { image: '/gone.png', video: '/gone.mp4', told: '' },
              failed(event) { errors[event.target.id]++; this.setData({ image: '/gone.png', video: '/gone.mp4' }) },
              tell() { this.setData({ told: `tap ${++taps}: ` + JSON.stringify(errors) }) },
            })
            """,
            """<image id="image" src="{{image}}" binderror="failed"/><video id="video" src="{{video}}" binderror="failed"/><button id="tell" bindtap="tell">tell</button><text id="told">{{told}}</text>""",
            "");
        await using var shown = await run.ShowAsync(null);

        var told = "";
        for (var tap = 1; tap <= 100 && !(told.Contains("\"image\":1", StringComparison.Ordinal) && told.Contains("\"video\":1", StringComparison.Ordinal)); tap++)
            told = await TellAsync();

        Assert.EndsWith("""{"image":1,"video":1}""", await TellAsync(), StringComparison.Ordinal);

        // Each tap numbers what it tells, so that it is another text than the one before.
        async Task<string> TellAsync()
        {
            var text = shown.View.Locator("#told");
            var before = await text.InnerTextAsync();
            await shown.View.Locator("#tell").ClickAsync(new() { Timeout = Patience });
            await Assertions.Expect(text).Not.ToHaveTextAsync(before, new() { Timeout = Patience });
            return await text.InnerTextAsync();
        }
    }
}
