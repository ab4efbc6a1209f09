using System.Diagnostics;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>From the wish to open a program to its first element on the screen, in milliseconds: in a new browser context, then again in its page.</summary>
internal sealed record Opening(double Cold, double Warm)
{
    private const string FirstElement = "#callback";

    // On both sides: what an opening leaves to be done after it is not in the time of the next, which nobody starts at once.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    /// <summary>The program is launched anew in the simulator, then the simulator's page is loaded.</summary>
    /// <param name="state">The cookies of a page that has shown the token.</param>
    public static Task<Opening> OursAsync(IBrowser browser, SimulatorProcess simulator, string state) =>
        MeasureAsync(browser, state, simulator.Home.AbsoluteUri, page => simulator.DoAsync(page, "restart", ""));

    /// <summary>The container's page is loaded, which launches the program in a worker of the page.</summary>
    public static Task<Opening> DiminasAsync(IBrowser browser, DiminaContainer dimina) =>
        MeasureAsync(browser, null, dimina.Address("pages/calls/calls"), static _ => Task.CompletedTask);

    private static async Task<Opening> MeasureAsync(IBrowser browser, string? state, string address, Func<IPage, Task> launch)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = ViewInChromium.Window, StorageState = state });
        var render = await FirstRender.WatchAsync(context, FirstElement);
        var page = await context.NewPageAsync();
        var cold = await OnceAsync();
        await page.GotoAsync("about:blank");
        return new Opening(cold, await OnceAsync());

        async Task<double> OnceAsync()
        {
            await Task.Delay(Pause, TimeProvider.System);
            var seen = render.NextAsync();
            var started = Stopwatch.GetTimestamp();
            await launch(page);
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
            return Stopwatch.GetElapsedTime(started, await seen).TotalMilliseconds;
        }
    }
}
