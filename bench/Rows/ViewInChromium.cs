using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>The simulator's own page in headless Chromium beside dimina's web container in the same browser, and a raw WebSocket echo.</summary>
internal sealed class ViewInChromium : IBenchmark
{
    /// <summary>The budget of what stands beside dimina.</summary>
    private const double Budget = 0.4;
    private const string What = "in Chromium: open, setData, list";
    private const int Opens = 7;
    private const int Lists = 3;
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static ViewportSize Window => new() { Width = 1360, Height = 860 };

    public string Name => "view";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } executable)
            return [Row.Skipped(What, "Chromium is not installed (apt-get install -y chromium)")];

        await using var simulator = await SimulatorProcess.StartAsync(Programs.Bench);
        await using var echo = await EchoServer.StartAsync();
        await using var peer = await DiminaPeer.StartAsync(Programs.Bench);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        await using var context = await browser.NewContextAsync(new() { ViewportSize = Window });
        var page = await context.NewPageAsync();
        await page.GotoAsync(simulator.Address.AbsoluteUri);
        await View(page).Locator("#callback").WaitForAsync();
        // The simulator has one phone: the pages that follow have it to themselves.
        await page.GotoAsync("about:blank");
        var opens = await OpenAsync(browser, simulator, await context.StorageStateAsync(), peer);

        await page.GotoAsync(simulator.Home.AbsoluteUri);
        await simulator.DoAsync(page, "open", "pages/view/view");
        var (one, list) = (await OneAsync(page, simulator, echo), await ListAsync(page, simulator, peer, browser));
        await page.BringToFrontAsync();
        return [.. opens, one, list, .. await LargeData.MeasureAsync(new Taps(View(page), () => simulator.HasEnded))];
    }

    private static async Task<Row[]> OpenAsync(IBrowser browser, SimulatorProcess simulator, string state, DiminaPeer peer)
    {
        var (ours, diminas) = (new List<Opening>(), new List<Opening>());
        for (var i = 0; i < Opens; i++)
        {
            ours.Add(await Opening.OursAsync(browser, simulator, state));
            await peer.UseAsync(async dimina => diminas.Add(await Opening.DiminasAsync(browser, dimina)));
        }

        return
        [
            Open("open to first render, new browser context, p50", static open => open.Cold),
            Open("open to first render, same page again, p50", static open => open.Warm),
        ];

        Row Open(string what, Func<Opening, double> of)
        {
            var (mine, theirs) = (Figures.Median(ours.Select(of)), peer.Figure([.. diminas.Select(of)]));
            var note = $"{Opens} times, in turn, with a pause before each: the program is launched anew and the page loaded, until the program's first element has a box";
            if (theirs.Value is { } value)
                note += $"; of dimina's time {DiminaContainer.LaunchScreen} ms are a fixed wait for its launch screen, without which the ratio is {Figures.Ratio(mine / (value - DiminaContainer.LaunchScreen))}";
            return theirs.Beside(new(what) { Note = note }, mine, "ms", (870, 950), Budget);
        }
    }

    // The page that is measured must be the one in front: Chromium draws no other.
    private static async Task<Row> OneAsync(IPage page, SimulatorProcess simulator, EchoServer echo)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(echo.Address.AbsoluteUri);
        var before = await EchoServer.MeasureAsync(other);
        await page.BringToFrontAsync();
        var taps = new Taps(View(page), () => simulator.HasEnded);
        await taps.MeasureAsync("#one");
        var one = await taps.MeasureAsync("#one");
        await other.BringToFrontAsync();
        var after = await EchoServer.MeasureAsync(other);
        await other.CloseAsync();
        var ratio = one / Math.Min(before, after);
        return new("setData to view acknowledged, p50")
        {
            Ours = Figures.Text(one, "ms"),
            Against = $"{Figures.Text(Math.Min(before, after), "ms")} raw WebSocket echo",
            Ratio = ratio,
            Budget = "<= 3x",
            Met = ratio <= 3,
            Note = $"p50 of the means of 40 batches of 25, on both sides; the echo before and after: {Figures.Text(before, "ms")}, {Figures.Text(after, "ms")}",
        };
    }

    private static async Task<Row> ListAsync(IPage page, SimulatorProcess simulator, DiminaPeer peer, IBrowser browser)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = Window });
        var other = await context.NewPageAsync();
        await peer.UseAsync(dimina => other.GotoAsync(dimina.Address("pages/view/view")));
        var (ours, diminas) = (new List<double>(), new List<double>());
        for (var i = 0; i < Lists; i++)
        {
            await page.BringToFrontAsync();
            ours.Add(await new Taps(View(page), () => simulator.HasEnded).MeasureAsync("#list"));
            await other.BringToFrontAsync();
            await peer.UseAsync(async _ => diminas.Add(await new Taps(DiminaContainer.View(other), static () => false).MeasureAsync("#list")));
        }

        var note = $"{Lists} times 15 lists, in turn; every row changes each time; from setData to its callback, which both call when the nodes are in the document, before they are painted";
        return peer.Figure(diminas).Beside(new("1,000-row list setData, p50") { Note = note }, Figures.Median(ours), "ms", (85, 223), Budget);
    }

    private static IFrameLocator View(IPage page) => page.FrameLocator("#phone iframe");
}
