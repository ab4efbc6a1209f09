using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps.Network;

namespace Pergola.Tests.MiniApps.Running;

public sealed class SignOutTests
{
    private const string Script = """
        Page({
          onLoad() { console.log('was ' + (wx.getStorageSync('mine') || 'nothing')) },
          keep() { wx.setStorageSync('mine', 'kept'); console.log('kept') },
          wait() { setTimeout(() => console.log('timer'), 50); console.log('waits') },
          ask() { wx.showModal({ title: 'sure?', complete: () => console.log('modal') }) },
          fetch() { console.log('asked'); wx.request({ url: 'https://api.example/x', complete: () => console.log('request') }) }
        })
        """;

    [Fact]
    public async Task Nothing_of_a_user_who_signed_out_comes_after()
    {
        await using var silent = new LoopbackServer(static _ => null);
        using var folder = LittleProgram.Of(Script);
        var superApp = new OneUser { Account = "ada" };
        await using var running = await StartAsync(folder, superApp, silent.Url);
        foreach (var handler in new[] { "wait", "ask", "fetch" })
            await running.RunAsync(handler);
        var before = running.Log.Console.Count;

        await running.Host.StopAllMiniAppsAsync("ada");
        running.Clock.Advance(TimeSpan.FromMinutes(5));
        running.Answer.TrySetResult(new UiAnswer(true));

        Assert.True(running.App.Completion.IsCompleted);
        Assert.Equal(before, running.Log.Console.Count);
        Assert.Empty(running.Host.Running);
        Assert.Equal("The user signed out.", running.Log.Stopped);
    }

    [Fact]
    public async Task Calls_that_a_sign_out_ends_reach_no_callback()
    {
        using var folder = LittleProgram.Of(Script);
        await using var running = await StartAsync(folder, new OneUser { Account = "ada" }, "http://127.0.0.1:1");
        for (var call = 0; call < 200; call++) await running.RunAsync("ask");

        await running.Host.StopAllMiniAppsAsync("ada");

        Assert.DoesNotContain("modal", running.Log.Console.Select(static line => line.Text));
    }

    [Fact]
    public async Task Two_users_run_side_by_side_with_storage_of_their_own()
    {
        using var folder = LittleProgram.Of(Script);
        var superApp = new OneUser { Account = "ada" };
        await using var ada = await StartAsync(folder, superApp, "http://127.0.0.1:1");
        await ada.RunAsync("keep");
        superApp.Account = "sam";
        var log = new RunLog();
        await using var sam = await ada.StartAnotherAsync(folder.Path, log);
        Assert.Equal(["was nothing"], log.Console.Select(static line => line.Text));

        await ada.Host.StopAllMiniAppsAsync("ada");
        Assert.True(ada.App.Completion.IsCompleted);
        Assert.False(sam.Completion.IsCompleted);
        Assert.Equal([sam], ada.Host.Running);

        superApp.Account = "ada";
        var again = new RunLog();
        await using var back = await ada.StartAnotherAsync(folder.Path, again);
        Assert.Equal(["was kept"], again.Console.Select(static line => line.Text));
    }

    [Fact]
    public async Task A_mini_program_that_was_removed_is_forgotten_for_every_user()
    {
        using var folder = LittleProgram.Of(Script);
        var superApp = new OneUser { Account = "ada" };
        await using var ada = await StartAsync(folder, superApp, "http://127.0.0.1:1");
        await ada.RunAsync("keep");
        ada.App.Consents.Set("scope.record", true);
        superApp.Account = "sam";
        await using var sam = await ada.StartAnotherAsync(folder.Path, new RunLog());
        sam.Consents.Set("scope.record", false);

        await ada.Host.DeleteMiniAppAsync("mp0123456789abcd");
        Assert.Empty(ada.Host.Running);
        Assert.Equal("The mini program was removed.", ada.Log.Stopped);

        var log = new RunLog();
        await using var again = await ada.StartAnotherAsync(folder.Path, log);
        Assert.Empty(again.Consents.Answers);
        superApp.Account = "ada";
        await using var back = await ada.StartAnotherAsync(folder.Path, log);
        Assert.Empty(back.Consents.Answers);
        Assert.Equal(["was nothing", "was nothing"], log.Console.Select(static line => line.Text));
    }

    private static async Task<Running> StartAsync(TempFolder folder, OneUser superApp, string server)
    {
        folder.With("pages/index/index.wxml", """<view id="keep" bindtap="keep"/><view id="wait" bindtap="wait"/><view id="ask" bindtap="ask"/><view id="fetch" bindtap="fetch"/>""");
        var clock = new ManualClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddJavaScriptCore();
        services.AddSingleton<MiniAppProxy>(superApp);
        services.AddPergola(options =>
        {
            options.DataDirectory = Path.Combine(folder.Path, ".data");
            options.OriginMap["https://api.example"] = server;
        });
        var running = new Running(services.BuildServiceProvider(), clock);
        await running.StartAsync(folder.Path);
        return running;
    }

    private sealed class OneUser : MiniAppProxy
    {
        public string? Account { get; set; }

        public override string? GetAccount() => Account;
    }

    private sealed class Running(ServiceProvider services, ManualClock clock) : IMiniAppUi, IAsyncDisposable
    {
        public ManualClock Clock { get; } = clock;

        public RunLog Log { get; } = new();

        public TaskCompletionSource<UiAnswer> Answer { get; } = new();

        public MiniAppHost Host => services.GetRequiredService<MiniAppHost>();

        public MiniApp App { get; private set; } = null!;

        public async Task StartAsync(string folder) => App = await StartAnotherAsync(folder, Log);

        public async Task<MiniApp> StartAnotherAsync(string folder, RunLog log)
        {
            var app = await Host.StartMiniAppAsync(new MiniAppLaunch { App = new MiniAppInfo("mp0123456789abcd", "Little"), Package = MiniAppPackage.Open(folder), Ui = this, Observer = log });
            await app.Logic.SettleAsync();
            return app;
        }

        /// <summary>Taps the element that runs the handler.</summary>
        public async Task RunAsync(string handler)
        {
            var node = await App.Logic.OnLoopAsync(() => global::Pergola.Runtime.View.ViewQuery.Query(App.View.Find(App.Pages.TopId)!, "#" + handler)[0].Id);
            var tap = $$"""{"t":"ev","page":{{App.Pages.TopId}},"node":{{node}},"type":"tap","trusted":true,"detail":{} }""";
            await App.Screen.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(tap), CancellationToken.None);
            await App.Logic.SettleAsync();
        }

        public void Apply(UiChange change)
        {
        }

        public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken) => Answer.Task.WaitAsync(cancellationToken);

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }
}
