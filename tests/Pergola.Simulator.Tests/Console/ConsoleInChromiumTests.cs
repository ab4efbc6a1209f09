using Microsoft.Playwright;
using Pergola.Platform.Operators;
using Pergola.Simulator.Tests.EndToEnd;
using Pergola.Simulator.Tests.Serving;

namespace Pergola.Simulator.Tests.Console;

/// <summary>The console as a person meets it: by keyboard, on a phone, light and dark, in both languages.</summary>
[Collection("end to end")]
public class ConsoleInChromiumTests(Chromium chromium)
{
    [Fact]
    public async Task An_operator_signs_in_adds_a_mini_program_and_publishes_by_keyboard()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-US", ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = await SignedInAsync(platform, context);
        await page.GetByRole(AriaRole.Link, new() { Name = "Superapps" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a superapp" }).ClickAsync();
        await page.GetByLabel("Service domain").FillAsync("https://superapp.example");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Write these down now");
        await PictureAsync(page, "console-secrets");

        await page.GotoAsync(new Uri(platform.Server.Addresses[0], "console/programs/new").AbsoluteUri);
        await page.GetByLabel("Name").FillAsync("Shop");
        await page.GetByLabel("appid").FillAsync("mpshop");
        await page.GetByLabel("appid").PressAsync("Enter");
        await page.GotoAsync(new Uri(platform.Server.Addresses[0], "console/programs/mpshop").AbsoluteUri);
        await page.GetByText("Publish a version").First.ClickAsync();
        await page.GetByLabel("Version", new() { Exact = true }).FillAsync("1.0.0");
        await page.GetByLabel("Environment").SelectOptionAsync("release");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish a version" }).PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The version was published.");
        await PictureAsync(page, "console-program");
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("zh-CN", ColorScheme.Dark)]
    public async Task No_page_is_wider_than_a_phone_or_breaks_its_policy(string locale, ColorScheme colors)
    {
        await using var platform = await ServedPlatform.StartAsync();
        var operations = platform.Get<PlatformOperations>();
        await operations.SuperApps.AddAsync(new() { AppKey = "app-phone0", ServiceDomain = "https://superapp.example/with/a/long/path" }, OperatorActor.CommandLine, TestContext.Current.CancellationToken);
        await operations.MiniPrograms.AddAsync(new() { AppId = "mpphone", Name = "A mini program with a rather long name" }, OperatorActor.CommandLine, TestContext.Current.CancellationToken);
        await using var context = await chromium.Browser.NewContextAsync(new() { Locale = locale, ColorScheme = colors, ViewportSize = new() { Width = 375, Height = 740 } });
        var faults = new List<string>();
        var page = await SignedInAsync(platform, context);
        page.Console += (_, message) => faults.Add(message.Text);
        foreach (var path in new[] { "", "superapps", "superapps/app-phone0", "programs", "programs/new", "programs/mpphone", "sessions", "refused-codes", "audit", "tokens" })
        {
            await page.GotoAsync(new Uri(platform.Server.Addresses[0], "console/" + path).AbsoluteUri);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 375, $"/{path} is wider than a phone.");
            await PictureAsync(page, $"console-phone-{locale}-{(path.Length == 0 ? "overview" : path.Replace('/', '-'))}");
        }

        Assert.Empty(faults);
    }

    private static async Task<IPage> SignedInAsync(ServedPlatform platform, IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(platform.Server.Addresses[0], "console").AbsoluteUri);
        await page.Locator("input[name=token]").FillAsync(await platform.TokenAsync("chromium", TokenRights.Write));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("nav")).ToBeVisibleAsync();
        return page;
    }

    private static async Task PictureAsync(IPage page, string name) => Assert.NotEmpty(
        await page.ScreenshotAsync(new() { Path = Path.Combine(SimulatorRun.RepositoryRoot(), "artifacts", "screenshots", name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled }));
}
