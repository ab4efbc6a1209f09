using Pergola.Testing;
using static Pergola.Tests.Hostile.HostileProgram;

namespace Pergola.Tests.Hostile.Programs;

/// <summary>Programs that do something allowed far too often.</summary>
public sealed class Floods : IHostilePrograms
{
    private const string TooMuch = "The mini program reports too much";

    // Slower than whoever floods it.
    private const string Slow = "for (let i = 0; i < 5e5; i++);";

    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        OnTap("a flood on the console", TooMuch, "for (let i = 0; i < 20000; i++) console.log(i)") with { Then = static run => Few(run, static log => log.Console.Count) },
        OnTap("a flood of rejections", TooMuch, "for (let i = 0; i < 5000; i++) Promise.reject(i)") with { Then = static run => Few(run, static log => log.Errors.Count) },
        OnTap("one endless line", "more characters)", "console.log('x'.repeat(1e6))"),
        OnTap("an error of many megabytes", "more characters)", @"const text = '\u4e2d'.repeat(17.5e6), error = new Error(text); error.stack = text; throw error") with { SeesOutside = TooMuchMemory, IsStopped = null },
        OnTap("a flood before its end", "passed the limit of 128 MB", "for (let i = 0; i < 5000; i++) console.log(i); const all = []; for (let i = 0; ; i++) all.push({ text: 'item ' + i })")
            with { SeesOutside = TooMuchMemory, IsStopped = true },
        WithWorker("a worker that floods its program", "messages wait for the mini program already", $"wx.createWorker('workers/main.js').onMessage(() => {{ {Slow} }})", "for (;;) worker.postMessage(1)"),
        WithWorker("a flood for a worker", "messages wait for the worker already", "const w = wx.createWorker('workers/main.js'); for (;;) w.postMessage(1)", $"worker.onMessage(() => {{ {Slow} }})"),
        OnTap("ten thousand timers", "Too many timers: at most 500", "for (let i = 0; i < 10000; i++) setTimeout(() => {}, 1e6)"),
        OnTap("intervals of nothing", "still here", "for (let i = 0; i < 400; i++) setInterval(() => {}, 0); setTimeout(() => console.log('still here'), 50)"),
        OnTap("more dialogs than anybody answers", "more than 50 calls wait for their answers", "for (let i = 0; i < 500; i++) wx.showModal({ title: 'again' })"),
        OnTap("toasts without end", "still here", "for (let i = 0; i < 3000; i++) wx.showToast({ title: 'hello ' + i }); console.log('still here')"),
        OnTap("pages without end", "webview count limit exceed", "for (let i = 0; i < 30; i++) wx.navigateTo({ url: 'index', fail: (e) => console.log(e.errMsg) })"),
        OnLoad("a page that always starts again", null, "wx.reLaunch({ url: '/pages/index/index' })"),
        new("a launch that starts again", null) { App = "App({ onLaunch() { wx.reLaunch({ url: '/pages/index/index' }); wx.reLaunch({ url: '/pages/none/none' }) } })" },
        OnTap("a value that is too large to keep", "the single item data size exceed limit 1Mb", "wx.setStorageSync('k', 'x'.repeat(2e6))"),
        OnTap("more values than there is room for", "exceed storage max size 10Mb", "for (let i = 0; ; i++) wx.setStorageSync('k' + i, 'x'.repeat(1e6))"),
        OnTap("keys that are values", "exceed storage max size 10Mb", "for (let i = 0; ; i++) wx.setStorageSync('k'.repeat(1e6) + i, 0)"),
    ];

    private static Task Few(HostileRun run, Func<RunLog, int> count)
    {
        Assert.InRange(count(run.Log), 1, 2_500);
        return Task.CompletedTask;
    }
}
