using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>Taps a button of the mini program that measures itself, and reads what it has measured.</summary>
/// <param name="ended">Whether there is nobody any more who could answer.</param>
internal sealed class Taps(IFrameLocator view, Func<bool> ended)
{
    private const float Patience = 60_000;

    /// <summary>Milliseconds, the p50 of what the page has done.</summary>
    public async Task<double> MeasureAsync(string selector)
    {
        var result = view.Locator("#result");
        var old = await result.TextContentAsync() ?? "";
        await view.Locator(selector).ClickAsync(new() { Timeout = Patience });
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < Patience && !ended())
        {
            var text = await result.TextContentAsync() ?? "";
            if (text.Length > 0 && text != old)
                return double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
            await result.Page.WaitForTimeoutAsync(100);
        }

        throw new TimeoutException($"{selector} gave no result: {(ended() ? "the process has ended" : "it has not answered")}.");
    }
}
