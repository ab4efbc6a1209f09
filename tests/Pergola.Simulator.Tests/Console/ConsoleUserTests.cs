using System.Text.Json;
using Pergola.Platform.Operators;
using Pergola.Simulator.Tests.Serving;

namespace Pergola.Simulator.Tests.Console;

/// <summary>Users who really logged in, as the console shows them.</summary>
public class ConsoleUserTests
{
    private const string AppId = "mpconsoleuser";

    [Fact]
    public async Task Log_out_on_a_row_ends_the_sessions_of_its_user()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await using var host = await SampleHost.StartAsync();
        await LogInAsync(platform, host);
        using var browser = await ConsoleBrowser.SignedInAsync(platform);
        await browser.OpenAsync("console/sessions");
        var row = Assert.Single(browser.Page.QuerySelectorAll("tbody tr")).TextContent;
        Assert.Contains(SampleHost.Uid, row, StringComparison.Ordinal);
        Assert.Contains("alive", row, StringComparison.OrdinalIgnoreCase);

        await browser.SendAsync("console/sessions/log-out");

        Assert.Contains("The user was logged out everywhere.", browser.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("alive", Assert.Single(browser.Page.QuerySelectorAll("tbody tr")).TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.False(Assert.Single((await platform.Get<PlatformOperations>().Users.SessionsAsync(new(), new(), TestContext.Current.CancellationToken)).Items).Alive);
    }

    [Fact]
    public async Task A_refused_code_is_shown_with_its_reason_and_without_itself()
    {
        await using var platform = await ServedPlatform.StartAsync();
        await using var host = await SampleHost.StartAsync();
        var (exchange, code) = await LogInAsync(platform, host);
        Assert.Equal(40163, (await GetAsync(platform, exchange)).GetProperty("errcode").GetInt32());
        using var browser = await ConsoleBrowser.SignedInAsync(platform);

        foreach (var (language, reason) in new[] { ("en", "already used"), ("zh", "已被使用") })
        {
            browser.AskFor(language);
            await browser.OpenAsync("console/refused-codes");
            var row = Assert.Single(browser.Page.QuerySelectorAll("tbody tr"));
            Assert.Contains(reason, row.TextContent, StringComparison.Ordinal);
            Assert.Contains(AppId, row.TextContent, StringComparison.Ordinal);
            Assert.Contains(SampleHost.Uid, row.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(code, browser.Html, StringComparison.Ordinal);
        }
    }

    private static async Task<(Uri Exchange, string Code)> LogInAsync(ServedPlatform platform, SampleHost host)
    {
        var operations = platform.Get<PlatformOperations>();
        await operations.SuperApps.AddAsync(host.Registration, OperatorActor.CommandLine, TestContext.Current.CancellationToken);
        var program = await operations.MiniPrograms.AddAsync(new() { AppId = AppId, Name = "Shop", SuperApp = SampleHost.AppKey }, OperatorActor.CommandLine, TestContext.Current.CancellationToken);
        var code = await SampleHost.LoginAsync(platform.Http, AppId);
        var exchange = SampleHost.Exchange(AppId, program.AppSecret, code);
        Assert.False(string.IsNullOrEmpty((await GetAsync(platform, exchange)).GetProperty("openid").GetString()));
        return (exchange, code);
    }

    private static async Task<JsonElement> GetAsync(ServedPlatform platform, Uri address) =>
        JsonDocument.Parse(await platform.Http.GetStringAsync(address, TestContext.Current.CancellationToken)).RootElement;
}
