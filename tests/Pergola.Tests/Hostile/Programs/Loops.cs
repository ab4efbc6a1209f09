using static Pergola.Tests.Hostile.HostileProgram;

namespace Pergola.Tests.Hostile.Programs;

/// <summary>Programs that do not come to an end.</summary>
public sealed class Loops : IHostilePrograms
{
    private const string TooLong = "ran longer than 1500 ms";

    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        new("a loop in app.js", TooLong) { App = "for (;;) {}" },
        new("a loop in onLaunch", TooLong) { App = "App({ onLaunch() { for (;;) {} } })" },
        OnLoad("a loop in onLoad", TooLong, "for (;;) {}"),
        OnTap("a loop in a handler", TooLong, "for (;;) {}"),
        OnTap("a loop that catches and goes on", TooLong, "for (;;) try { for (;;) {} } catch (e) { } finally { for (;;) {} }"),
        OnLoad("a loop in each turn of a timer", "2 times its code did not come to an end in time", "setInterval(() => { for (;;) {} }, 1)") with { IsStopped = true },
        new("a loop in a WXS function", TooLong) { Template = """<wxs module="m">var f = function () { for (;;) {} }; module.exports = { f: f }</wxs><view>{{m.f()}}</view>""" },
        OnLoad("a loop in a getter of the data", TooLong, "this.setData({ get x() { for (;;) {} } })", "<view>{{x}}</view>"),
        OnLoad("a loop in a proxy as data", TooLong, "this.setData(new Proxy({}, { ownKeys() { for (;;) {} } }))"),
        OnTap("a loop in a parameter's toJSON", TooLong, "wx.setStorage({ key: 'k', data: { toJSON() { for (;;) {} } } })"),
        OnTap("a loop in a parameter's getter", TooLong, "wx.showToast({ get title() { for (;;) {} } })"),
        OnTap("a loop in an error that is shown", TooLong, "throw { get message() { for (;;) {} }, toString() { for (;;) {} } }"),
        OnTap("a loop in a rejection's text", TooLong, "Promise.reject({ get message() { for (;;) {} }, toString() { for (;;) {} } })") with { IsStopped = null },
        OnTap("a loop on the console", TooLong, "console.log({ get x() { for (;;) {} } })"),
        OnTap("a loop in a callback", TooLong, "wx.getSystemInfo({ complete() { for (;;) {} } })") with { IsStopped = null },
        WithWorker("a loop in a worker", TooLong, "wx.createWorker('workers/main.js')", "for (;;) {}"),
        WithWorker("a loop in each turn of a worker", "2 times its code did not come to an end in time", "wx.createWorker('workers/main.js')", "setInterval(() => { for (;;) {} }, 1)") with { IsStopped = true },
        OnTap("a bad regular expression, again and again", TooLong, "for (;;) /(a+)+b/.test('a'.repeat(200))"),
        OnTap("a regular expression that cannot be interrupted", "The script was stopped: ", "/a*a*a*a*a*b/.test('a'.repeat(300))") with { IsStopped = true },
        OnTap("an endless chain of promises", TooLong, "const next = () => Promise.resolve().then(next); next()") with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("an endless async generator", TooLong, "async function* all() { for (;;) yield 1 } (async () => { for await (const one of all()) { } })()") with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("an endless queue of microtasks", TooLong, "const again = () => queueMicrotask(again); again()") with { SeesOutside = TooMuchMemory, IsStopped = true },
    ];
}
