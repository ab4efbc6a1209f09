using System.Runtime.CompilerServices;
using Pergola.JavaScriptCore.Isolation;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>Mini programs whose code runs in a child process: this test program, started again.</summary>
public sealed class IsolatedProgramTests : IDisposable
{
    private readonly IsolatedEngineFactory _engines = new(new IsolationOptions { ReadyChildren = 1 });

    [ModuleInitializer]
    internal static void RunIfChild() => MiniAppProcess.RunIfChild();

    [Fact]
    public async Task A_program_runs_in_a_child_as_it_does_in_the_host()
    {
        using var folder = LittleProgram.Of("""
            Page({
              data: { text: 'one' },
              async tap() {
                wx.setStorageSync('k', { a: [1, '中'] })
                const { data } = await wx.getStorage({ key: 'k' })
                this.setData({ text: 'two' })
                setTimeout(() => console.log(JSON.stringify(data)), 1)
              },
              fail() { throw new TypeError('mine') },
            })
            """, """<button bindtap="tap">{{text}}</button><view id="fail" bindtap="fail"/>""");
        await using var app = await OpenAsync(folder);

        Assert.Equal(["""{"a":[1,"中"]}"""], await app.SaysOnTapAsync());
        Assert.Equal("two", await app.Page.TextAsync("button"));
        await app.Page.TapAsync("#fail");
        var error = await app.ErrorAsync();
        Assert.Equal("TypeError: mine", error.Message);
        Assert.Contains("pages/index/index.js", error.Stack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_child_costs_one_program_and_it_can_be_opened_again()
    {
        using var folder = LittleProgram.OnTap("console.log('alive')");
        using var otherFolder = LittleProgram.OnTap("console.log('alive')");
        await using var other = await OpenAsync(otherFolder);
        await using (var app = await OpenAsync(folder, "wxkilled0000000001"))
        {
            KillChildOf("wxkilled0000000001");
            await app.App.Completion;
            Assert.Equal(ScriptErrorKind.ProcessLost, (await app.ErrorAsync()).Kind);
        }

        Assert.Equal(["alive"], await other.SaysOnTapAsync());
        await using var again = await OpenAsync(folder, "wxkilled0000000001");
        Assert.Equal(["alive"], await again.SaysOnTapAsync());
    }

    [Fact]
    public async Task Killed_at_any_moment_of_its_work_a_program_ends_and_the_host_goes_on()
    {
        using var folder = LittleProgram.OnTap("""
            let n = 0
            const work = () => { if (++n < 1e9) { wx.setStorageSync('n', n); this.setData({ n }); wx.getStorage({ key: 'n', success: () => setTimeout(work) }) } }
            work()
            """);
        var random = new Random(5);
        for (var round = 0; round < 12; round++)
        {
            await using var app = await OpenAsync(folder, "wxkilled0000000002");
            var tapping = app.Page.TapAsync("button");

            // A number of turns and calls later, and not a time: the moment is another one in every round.
            for (var turns = random.Next(20); turns > 0 && !app.App.Completion.IsCompleted; turns--)
                await app.App.Logic.SettleAsync();
            KillChildOf("wxkilled0000000002");
            await app.App.Completion;
            await Task.WhenAny(tapping);
        }

        using var quiet = LittleProgram.OnTap("console.log('alive')");
        await using var other = await OpenAsync(quiet);
        Assert.Equal(["alive"], await other.SaysOnTapAsync());
    }

    [Fact]
    public async Task An_endless_loop_in_a_child_is_stopped_as_in_the_host()
    {
        using var folder = LittleProgram.OnTap("for (;;) {}");
        await using var app = await OpenAsync(folder);
        var looping = app.Page.TapAsync("button");
        Assert.Equal(ScriptErrorKind.TimeLimit, (await app.ErrorAsync()).Kind);
        await Task.WhenAny(looping);
    }

    public void Dispose() => _engines.Dispose();

    private Task<TestMiniApp> OpenAsync(TempFolder folder, string appId = "wxisolated00000001") => TestMiniApp.OpenAsync(folder.Path, new TestMiniAppOptions
    {
        Engines = _engines,
        App = new Pergola.MiniApps.MiniAppInfo(appId, "Isolated") { EnvVersion = Pergola.MiniApps.EnvVersion.Develop },
    });

    private void KillChildOf(string appId)
    {
        var child = Assert.Single(_engines.Children, child => child.Name == appId);
        using var process = System.Diagnostics.Process.GetProcessById(child.ProcessId);
        process.Kill();
    }
}
