using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>The sample program of the open APIs in Chromium: what a person would do with it, and pictures for a person to look at.</summary>
internal sealed class OpenApisRun : IAsyncDisposable
{
    public const float Patience = 30_000;

    private readonly SimulatorRun _run;

    private OpenApisRun(SimulatorRun run) => _run = run;

    /// <summary>The sheet that is open above the program.</summary>
    public ILocator Sheet => _run.Page.Locator("#phone [role=dialog]");

    /// <summary>The button that says yes: it can be pressed once there was time to read.</summary>
    public ILocator Yes => Sheet.Locator(".pg-primary");

    /// <summary>The button that says no.</summary>
    public ILocator No => Sheet.Locator(".pg-consent-buttons button").First;

    /// <summary>The simulator's page around the phone.</summary>
    public IPage Page => _run.Page;

    /// <summary>Starts the simulator and opens a page of the program.</summary>
    public static async Task<OpenApisRun> StartAsync(Chromium chromium, string page)
    {
        var run = await SimulatorRun.StartAsync(chromium.Browser, "open-apis");
        await Assertions.Expect(run.View.Locator("#open-login")).ToBeVisibleAsync(new() { Timeout = Patience });
        await run.View.Locator($"#open-{page}").ClickAsync();
        return new(run);
    }

    /// <summary>Something of the program's page.</summary>
    public ILocator In(string selector) => _run.View.Locator(selector);

    /// <summary>Taps something of the program's page.</summary>
    public Task TapAsync(string selector) => In(selector).ClickAsync(new() { Timeout = Patience });

    /// <summary>Waits for what the program says about its last call.</summary>
    public Task AnsweredAsync(string text) => Assertions.Expect(In("#answer")).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>Waits for the sheet.</summary>
    public Task AskedAsync(string title) => Assertions.Expect(Sheet).ToContainTextAsync(title, new() { Timeout = Patience });

    /// <summary>Waits until no sheet is open.</summary>
    public Task NotAskedAsync() => Assertions.Expect(Sheet).ToHaveCountAsync(0, new() { Timeout = Patience });

    /// <summary>Takes a picture of the phone into artifacts/screenshots: with the sheet, or else with what the program says about its last call.</summary>
    public async Task PictureAsync(string name)
    {
        if (await Sheet.CountAsync() == 0 && await In("#answer").CountAsync() > 0)
            await In("#answer").ScrollIntoViewIfNeededAsync();
        var file = Path.Combine(SimulatorRun.RepositoryRoot(), "artifacts", "screenshots", $"{name}.png");
        Assert.NotEmpty(await _run.Page.Locator("#phone").ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled }));
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();
}
