using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public sealed class VisibilityTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task A_program_in_a_tab_that_is_turned_away_from_is_hidden_and_comes_back_with_it()
    {
        await using var run = await HostedProgram.StartAsync(
            chromium.Browser,
            "Page({ data: { told: 'page' }, onHide() { this.add('hidden') }, onShow() { this.add('shown') }, add(what) { this.setData({ told: this.data.told + ' ' + what }) } })",
            """<view id="told">{{told}}</view>""",
            "");
        await using var shown = await run.ShowAsync(null);
        await Assertions.Expect(shown.View.Locator("#told")).ToHaveTextAsync("page shown", new() { Timeout = Patience });

        await SetHiddenAsync(shown.Page, true);
        await SetHiddenAsync(shown.Page, true);
        await Assertions.Expect(shown.View.Locator("#told")).ToHaveTextAsync("page shown hidden", new() { Timeout = Patience });
        await SetHiddenAsync(shown.Page, false);

        await Assertions.Expect(shown.View.Locator("#told")).ToHaveTextAsync("page shown hidden shown", new() { Timeout = Patience });
    }

    // A browser without a window never hides a tab.
    private static async Task SetHiddenAsync(IPage page, bool hidden) => await page.EvaluateAsync(
        """
        (hidden) => {
          Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }
        """,
        hidden);
}
