using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class HotReloadTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task A_changed_file_is_shown_by_itself()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "v3-only");
        await Assertions.Expect(run.View.Locator("#login")).ToHaveTextAsync("Log in at v3", new() { Timeout = Patience });

        await Replace(run.File("pages/index/index.wxml"), "Log in at v3", "Come in");

        await Assertions.Expect(run.View.Locator("#login")).ToHaveTextAsync("Come in", new() { Timeout = Patience });
    }

    [Fact]
    public async Task The_page_that_is_open_stays_open_with_its_query_and_a_new_sheet_is_drawn_in_place()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "account");
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });
        await run.Page.Locator("#open-page").FillAsync("pages/account/account?from=link");
        await run.Page.Locator("#open-page").PressAsync("Enter");
        await Assertions.Expect(run.View.Locator("#appid")).ToHaveTextAsync("mpaccountsample1", new() { Timeout = Patience });

        await File.AppendAllTextAsync(run.File("pages/account/account.wxml"), "<view id=\"fresh\">Fresh</view>", TestContext.Current.CancellationToken);
        await Assertions.Expect(run.View.Locator("#fresh")).ToHaveTextAsync("Fresh", new() { Timeout = Patience });
        await Assertions.Expect(run.View.Locator("#appid")).ToHaveTextAsync("mpaccountsample1", new() { Timeout = Patience });

        await File.AppendAllTextAsync(run.File("app.wxss"), "\n#fresh { letter-spacing: 7px; }\n", TestContext.Current.CancellationToken);
        await Assertions.Expect(run.View.Locator("#fresh")).ToHaveCSSAsync("letter-spacing", "7px", new() { Timeout = Patience });
    }

    [Fact]
    public async Task A_broken_app_json_is_named_with_its_place_and_mended()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "v3-only");
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });

        await Replace(run.File("app.json"), "\"pages\": [", "\"pages\": ");
        await Assertions.Expect(run.Page.Locator(".fault code")).ToContainTextAsync("app.json:2:", new() { Timeout = Patience });
        Assert.Contains("app.json:2:", run.Terminal.ToString(), StringComparison.Ordinal);

        await Replace(run.File("app.json"), "\"pages\": ", "\"pages\": [");
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(run.Page.Locator(".fault")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_page_that_does_not_exist_is_named_on_the_console_and_another_opens()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "account");
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });

        await run.Page.Locator("#open-page").FillAsync("pages/none/none");
        await run.Page.Locator("#open-page").PressAsync("Enter");
        await Assertions.Expect(run.Page.Locator("[data-panel=console]")).ToContainTextAsync("There is no page 'pages/none/none'", new() { Timeout = Patience });

        await run.Page.Locator("#open-page").FillAsync("pages/account/account?from=link");
        await run.Page.Locator("#open-page").PressAsync("Enter");
        await Assertions.Expect(run.View.Locator("#appid")).ToHaveTextAsync("mpaccountsample1", new() { Timeout = Patience });
    }

    private static async Task Replace(string file, string old, string with)
    {
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(old, with, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }
}
