using static Pergola.Tests.Hostile.HostileProgram;

namespace Pergola.Tests.Hostile.Programs;

/// <summary>Programs that take more and more: memory, depth, nodes, text.</summary>
public sealed class Growth : IHostilePrograms
{
    private const string TooLarge = "passed the limit of 128 MB";
    private const string Objects = "const all = []; for (let i = 0; ; i++) all.push({ text: 'item ' + i })";
    private const string TooDeep = "Maximum call stack size exceeded";
    private const string UsesItself = """{"component": true, "usingComponents": {"deep": "deep"}}""";
    private const string UsesDeep = """{"usingComponents": {"deep": "/deep/deep"}}""";

    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        OnTap("objects without end", TooLarge, Objects) with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("texts without end", TooLarge, "const all = []; for (;;) all.push(('x'.repeat(1e6) + all.length).split(','))") with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("buffers without end", TooLarge, "const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1))") with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("a map without end", TooLarge, "const map = new Map(); for (let i = 0; ; i++) map.set('key ' + i, { i })") with { SeesOutside = TooMuchMemory, IsStopped = true },
        OnTap("one huge buffer", TooLarge, "this.kept = new ArrayBuffer(3e8); setInterval(() => this.kept, 20)") with { SeesOutside = TooMuchMemory, IsStopped = true },
        WithWorker("objects without end in a worker", TooLarge, "wx.createWorker('workers/main.js')", Objects) with { SeesOutside = TooMuchMemory },
        WithWorker("one worker after the other", "2 times a limit stopped its code", "const start = () => wx.createWorker('workers/main.js').onProcessKilled(start); start()", Objects) with { IsStopped = true },
        OnTap("a text that doubles", "Out of memory", "let s = 'x'; for (;;) s += s"),
        OnTap("a huge text for the host", "A text that leaves the script engine may have", "wx.setStorageSync('k', 'x'.repeat(34e6))"),
        OnTap("a function that calls itself", TooDeep, "const f = () => f() + 1; f()"),
        OnTap("parameters forty deep", "at most 32 levels", "let d = {}; for (let i = 0; i < 40; i++) d = { d }; wx.setStorage({ key: 'k', data: d, fail: (e) => console.log(e.errMsg) })"),
        OnLoad("data that is a cycle", TooDeep, "const a = {}; a.a = a; this.setData({ a })", "<view>{{a.a.a}}</view>"),
        OnLoad("data a hundred thousand deep", TooDeep, "let d = {}; for (let i = 0; i < 1e5; i++) d = { d }; this.setData({ d })", "<view>{{d.d.d}}</view>"),
        OnLoad("one giant setData", "is not drawn any further: one turn draws", "this.setData({ t: 'x'.repeat(12e6) })", "<view>{{t}}</view>"),
        new("a page that is filled turn by turn", "a page may hold 4000000 characters")
        {
            Script = "Page({ data: { t: [] }, onLoad() { let i = 0; const next = () => { if (i < 10) this.setData({ ['t[' + i + ']']: { id: i++, text: 'x'.repeat(6e5) } }, () => setTimeout(next)) }; next() } })",
            Template = """<view wx:for="{{t}}" wx:key="id">{{item.text}}</view>""",
        },
        OnLoad("a list of a million rows", "a page may have 2000 nodes", "this.setData({ list: Array(3000).fill(0) })", """<view wx:for="{{list}}" wx:key="index">{{item}}</view>"""),
        new("a component that uses itself", TooDeep) { Template = "<deep/>", Files = Deep("Component({})", "<view><deep/></view>") },
        new("a tree that grows down, turn by turn", "deep in one another")
        {
            Template = "<deep/>",
            Files = Deep("let n = 0\nComponent({ data: { open: false }, attached() { if (n++ < 100) setTimeout(() => this.setData({ open: true })) } })", """<view><deep wx:if="{{open}}"/></view>"""),
        },
        new("files that include one another", TooDeep)
        {
            Template = """<include src="a.wxml"/>""", Files = new Dictionary<string, string> { ["pages/index/a.wxml"] = """<include src="index.wxml"/>""" },
        },
        new("a template that uses itself", TooDeep) { Template = """<template name="t"><template is="t"/></template><template is="t"/>""" },
        new("sheets that import one another", null)
        {
            Files = new Dictionary<string, string> { ["pages/index/index.wxss"] = "@import \"a.wxss\"; view { color: red }", ["pages/index/a.wxss"] = "@import \"index.wxss\"; @import \"a.wxss\";" },
        },
        new("a template twenty thousand elements deep", Page + ".wxml") { Template = string.Concat(Enumerable.Repeat("<view>", 20_000)) + string.Concat(Enumerable.Repeat("</view>", 20_000)) },
        new("an expression in a hundred thousand brackets", Page + ".wxml") { Template = "<view>{{" + new string('(', 100_000) + "1" + new string(')', 100_000) + "}}</view>" },
        new("app.json a hundred levels deep", "app.json") { Json = """{"pages": ["pages/index/index"], "x": """ + new string('[', 100) + new string(']', 100) + "}", IsRefused = true },
    ];

    private static Dictionary<string, string> Deep(string script, string template) => new()
    {
        [Page + ".json"] = UsesDeep, ["deep/deep.json"] = UsesItself, ["deep/deep.js"] = script, ["deep/deep.wxml"] = template,
    };
}
