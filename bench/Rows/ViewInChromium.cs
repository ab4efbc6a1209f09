using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>The simulator's own page in headless Chromium: open to first render, setData, and a raw WebSocket echo beside it.</summary>
internal sealed class ViewInChromium : IBenchmark
{
    private const string What = "in Chromium: open, setData, list";
    private const int Opens = 7;
    private const float Patience = 60_000;
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public string Name => "view";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } executable)
            return [Row.Skipped(What, "Chromium is not installed (apt-get install -y chromium)")];

        await using var simulator = await SimulatorProcess.StartAsync(Programs.Bench);
        await using var echo = await EchoServer.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1360, Height = 860 } });
        await page.GotoAsync(simulator.Address.AbsoluteUri);
        await ReadyAsync(page, "#callback");
        var first = await OpenAsync(page, simulator);

        await DoAsync(page, simulator, "open", "pages/view/view");
        await ReadyAsync(page, "#one");
        var other = await browser.NewPageAsync();
        await other.GotoAsync(echo.Address.AbsoluteUri);
        // The page that is measured must be the one in front: Chromium draws no other.
        var before = await EchoServer.MeasureAsync(other);
        await page.BringToFrontAsync();
        await TapAsync(page, simulator, "#one");
        var one = await TapAsync(page, simulator, "#one");
        await other.BringToFrontAsync();
        var after = await EchoServer.MeasureAsync(other);
        await page.BringToFrontAsync();
        var list = await TapAsync(page, simulator, "#list");

        var peer = Math.Min(before, after);
        return
        [
            new("open to first render, p50") { Ours = Figures.Text(first, "ms"), Against = "870-950 ms dimina (reference, another run)", Budget = "<= 0.4x", Note = $"{Opens} times: the program is launched anew, then its page is loaded; {Figures.Text(first / 910, "x")} of the reference, which is a figure of another run" },
            new("setData to view acknowledged, p50") { Ours = Figures.Text(one, "ms"), Against = $"{Figures.Text(peer, "ms")} raw WebSocket echo", Ratio = one / peer, Budget = "<= 3x", Met = one / peer <= 3, Note = $"p50 of the means of 40 batches of 25, on both sides; the echo before and after: {Figures.Text(before, "ms")}, {Figures.Text(after, "ms")}" },
            new("1,000-row list setData, p50") { Ours = Figures.Text(list, "ms"), Against = "85-223 ms dimina (reference, another run)", Budget = "<= 0.4x", Note = $"every row changes each time; {Figures.Text(list / 85, "x")} to {Figures.Text(list / 223, "x")} of the reference, which is a figure of another run" },
        ];
    }

    private static async Task<double> OpenAsync(IPage page, SimulatorProcess simulator)
    {
        var times = new List<double>();
        for (var i = 0; i < Opens; i++)
        {
            await page.GotoAsync("about:blank");
            var started = Stopwatch.GetTimestamp();
            await DoAsync(page, simulator, "restart", "");
            await page.GotoAsync(simulator.Home.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
            await ReadyAsync(page, "#callback");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Figures.Median(times);
    }

    private static async Task DoAsync(IPage page, SimulatorProcess simulator, string what, string value)
    {
        var form = page.APIRequest.CreateFormData();
        form.Set("value", value);
        var answer = await page.APIRequest.PostAsync(new Uri(simulator.Home, "do/" + what).AbsoluteUri, new() { Form = form, Headers = [new("Origin", simulator.Home.GetLeftPart(UriPartial.Authority))] });
        if (!answer.Ok)
            throw new InvalidOperationException($"The simulator answered {answer.Status} to {what}.");
    }

    private static Task ReadyAsync(IPage page, string selector) => View(page).Locator(selector).WaitForAsync(new() { Timeout = Patience });

    private static async Task<double> TapAsync(IPage page, SimulatorProcess simulator, string selector)
    {
        var result = View(page).Locator("#result");
        var old = await result.TextContentAsync() ?? "";
        await View(page).Locator(selector).ClickAsync(new() { Timeout = Patience });
        var watch = Stopwatch.StartNew();
        while (watch.ElapsedMilliseconds < Patience && !simulator.HasEnded)
        {
            var text = await result.TextContentAsync() ?? "";
            if (text.Length > 0 && text != old)
                return double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
            await page.WaitForTimeoutAsync(100);
        }

        throw new TimeoutException($"{selector} gave no result: the simulator has {(simulator.HasEnded ? "ended" : "not answered")}.");
    }

    private static IFrameLocator View(IPage page) => page.FrameLocator("#phone iframe");
}
