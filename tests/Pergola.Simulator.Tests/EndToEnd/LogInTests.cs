using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class LogInTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task The_user_logs_in_at_all_three_levels()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "account");
        foreach (var (level, source) in new[] { ("v2", "the platform"), ("v3", "the platform"), ("v1", "the superapp") })
        {
            await ChooseLevelAsync(run, level);
            await run.View.Locator("#login").ClickAsync(new() { Timeout = Patience });
            await Assertions.Expect(run.View.Locator("#source")).ToHaveTextAsync(source, new() { Timeout = Patience });
            await Assertions.Expect(run.View.Locator("#openid")).Not.ToBeEmptyAsync();
            var call = run.Page.Locator(".call", new() { HasText = "wx.login" }).First;
            await Assertions.Expect(call.Locator(".level")).ToHaveTextAsync(level);
            await Assertions.Expect(call.Locator(".by")).ToHaveTextAsync(level == "v1" ? "superapp" : "platform");
            await run.View.Locator("#logout").ClickAsync();
        }
    }

    [Fact]
    public async Task Another_user_sees_nothing_of_the_one_before()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "account");
        await run.View.Locator("#login").ClickAsync(new() { Timeout = Patience });
        var first = await run.View.Locator("#openid").TextContentAsync(new() { Timeout = Patience });

        await run.Page.Locator("#user").SelectOptionAsync("sam");
        await Assertions.Expect(run.View.Locator("#openid")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await run.View.Locator("#login").ClickAsync();
        await Assertions.Expect(run.View.Locator("#openid")).Not.ToHaveTextAsync(first!, new() { Timeout = Patience });

        await run.Page.Locator("#user").SelectOptionAsync("");
        await Assertions.Expect(run.View.Locator("#openid")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await run.View.Locator("#login").ClickAsync();
        await Assertions.Expect(run.View.Locator("#error")).ToContainTextAsync("nobody is signed in", new() { Timeout = Patience });

        await run.Page.Locator("#user").SelectOptionAsync("ada");
        await Assertions.Expect(run.View.Locator("#openid")).ToHaveTextAsync(first!, new() { Timeout = Patience });
    }

    [Fact]
    public async Task A_program_with_its_own_level_closes_the_switch()
    {
        await using var run = await SimulatorRun.StartAsync(chromium.Browser, "v3-only");

        await run.View.Locator("#login").ClickAsync(new() { Timeout = Patience });

        await Assertions.Expect(run.View.Locator("#answer")).ToContainTextAsync("characters", new() { Timeout = Patience });
        await Assertions.Expect(run.Page.Locator("#overridden")).ToContainTextAsync("v3");
        await Assertions.Expect(run.Page.Locator(".call .level").First).ToHaveTextAsync("v3");
    }

    private static async Task ChooseLevelAsync(SimulatorRun run, string level)
    {
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });
        await run.Page.Locator($"#level input[value={level}]").CheckAsync(new() { Force = true });
        await Assertions.Expect(run.View.Locator("#login")).ToBeVisibleAsync(new() { Timeout = Patience });
    }
}
