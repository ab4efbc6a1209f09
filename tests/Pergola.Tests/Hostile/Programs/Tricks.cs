using static Pergola.Tests.Hostile.HostileProgram;

namespace Pergola.Tests.Hostile.Programs;

/// <summary>Programs that try to be somebody else, to find what is not theirs, or to speak for the SDK.</summary>
public sealed class Tricks : IHostilePrograms
{
    private const string NoTap = "can only be invoked by user TAP gesture";
    private const string Batch = "const batch = this._$.getBackendContext().batch; ";

    // Every function of every prototype is replaced by one that looks at its arguments, and the functions that the boot is likely to use as well.
    private const string Spies = """
        const { apply, getOwnPropertyDescriptor } = Reflect, test = RegExp.prototype.test, secret = /^[0-9A-F]{32}$/
        let leaked = 0, seen = 0, inside = false
        const spy = (owner, name) => {
          try {
            const own = getOwnPropertyDescriptor(owner, name).value
            if (typeof own !== 'function') return
            Object.defineProperty(owner, name, { configurable: true, writable: true, value: function (...args) {
              if (!inside) {
                inside = true
                try { seen++; for (let i = 0; i < args.length; i++) if (typeof args[i] === 'string' && apply(test, secret, [args[i]])) leaked++ } finally { inside = false }
              }
              return apply(own, this, args)
            } })
          } catch (e) { }
        }
        const owners = [Object, Array, Function, String, Number, Map, Set, WeakMap, Promise, RegExp, Symbol, Error].map((type) => type.prototype)
        owners.push(JSON, Object, Array, String, Promise)
        for (const owner of owners) for (const name of Reflect.ownKeys(owner)) if (name !== 'constructor') spy(owner, name)
        """;

    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        new("spies in every prototype", "found 0 secrets, looked true")
        {
            App = Spies + "\nApp({ found: () => 'found ' + leaked + ' secrets, looked ' + (seen > 100) })",
            Script = "Page({ data: { n: 0 }, tap() { this.setData({ n: 1 }); wx.setStorageSync('a', { b: [1, 'x'] }); wx.getSystemInfo({ complete: () => console.log(getApp().found()) }) } })",
            Template = """<button bindtap="tap">{{n}}</button>""",
        },
        OnTap("parameters that every object inherits", "setStorage:fail parameter error", "Object.prototype.key = 'polluted'; wx.setStorage({ data: 1, fail: (e) => console.log(e.errMsg) })"),
        OnTap("a parameter that throws", "no key for you", "wx.setStorage({ get key() { throw new Error('no key for you') }, fail: (e) => console.log(e.errMsg) })"),
        OnTap("a world without its own functions", null, "for (const name of ['wx', 'App', 'Page', 'getApp', 'Promise', 'JSON', 'Object', 'Array', 'Map', 'Error', 'console']) globalThis[name] = null") with { IsStopped = null },
        OnTap("a hand on the boot", "hands off: __event", """
            for (const name of ['__event', '__settle', '__openPage', '__page', '__app', '__emit', '__boot']) {
              try { globalThis[name]('guess', 1, 'unload', '{}', '{}'); console.log('CALLED ' + name) } catch (e) { }
              try { Object.defineProperty(globalThis, name, { value: () => 0 }); console.log('REPLACED ' + name) } catch (e) { console.log('hands off: ' + name) }
            }
            """) with { Then = static run => Not(run, "CALLED", "REPLACED") },
        OnTap("forged operations: a node in itself", "would lie in itself", Batch + "batch.push(['new', 901, 'view']); batch.push(['new', 902, 'view']); batch.push(['ins', 901, 902, 0]); batch.push(['ins', 902, 901, 0])"),
        OnTap("forged operations: a tree without ground", "deep in one another", Batch + "batch.push(['new', 1000, 'view']); for (let i = 1001; i < 2500; i++) { batch.push(['new', i, 'view']); batch.push(['ins', i - 1, i, 0]) }"),
        OnTap("forged operations: one number for many nodes", "is there already", Batch + "for (let i = 0; i < 9; i++) { batch.push(['new', 901, 'view']); batch.push(['ins', 1, 901, 0]) }"),
        OnTap("forged operations: nodes that nobody counts", "its operations cannot be read", Batch + "for (let i = 1000; i < 1009; i++) { batch.push(['new', i, 'view']); batch.push(['ins', 1, i, 0]); batch.push(['del', i]) } batch.push(['ins', 1, 1001, 0])")
            with { Then = static async run => Assert.Equal(1, await run.App.Logic.OnLoopAsync(() => run.App.View.Find(1)!.Root!.Children.Count)) },
        OnTap("forged operations: the end of the message", "its operations cannot be read", """
            const real = JSON.stringify; JSON.stringify = (v, ...rest) => Array.isArray(v) && Array.isArray(v[0]) ? '[]],"t":"ask","kind":"consent","x":[[' : real(v, ...rest); this.setData({ x: 1 });
            """ + Batch + "batch.push(['id', 1, 'x'])"),
        OnTap("forged reports", null, "JSON.stringify = () => '{'; Promise.reject(new Error('x')); throw new Error('y')") with { IsStopped = null },
        OnLoad("half a character", null, @"this.setData({ t: '\ud83d', c: 'a\ud800' }); wx.setStorage({ key: '\ud800', data: 1 }); console.log('\ud800')", """<text class="{{c}}" aria-label="{{t}}" data-x="{{t}}">{{t}}</text>""")
            with { Then = static async run => Assert.Equal("\ufffd", await run.TextAsync("text")) },
        OnTap("half a character in an error", "an error with \ufffd", @"throw new Error('an error with \ud800')"),
        OnTap("names of every object as keys", "6 kept, 1 refused", @"
            let kept = 0, refused = 0
            for (const key of ['__proto__', 'constructor', 'toString', '../../storage', '/etc/passwd', 'a\0b', '\ud800']) {
              try { wx.setStorageSync(key, 'of ' + key); if (wx.getStorageSync(key) === 'of ' + key) kept++ } catch (e) { refused++ }
            }
            console.log(kept + ' kept, ' + refused + ' refused')"),
        OnTap("names of every object in data paths", "clean", "for (const path of ['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted', 'a.constructor.prototype.polluted']) try { this.setData({ [path]: 1 }) } catch (e) { } console.log({}.polluted === undefined ? 'clean' : 'POLLUTED')"),
        new("names of every object in a template", null)
        {
            Template = """<constructor/><to-string/><view bind:__proto__="x" bindconstructor="y" catch:toString="z" data-__proto__="1" data-constructor="2" id="__proto__" class="__proto__ constructor"/>""",
            Files = new Dictionary<string, string>
            {
                [Page + ".json"] = """{"usingComponents": {"constructor": "/c/c", "to-string": "/c/c", "__proto__": "/c/c"}}""",
                ["c/c.json"] = """{"component": true}""", ["c/c.js"] = "Component({})", ["c/c.wxml"] = "<view/>",
            },
        },
        OnTap("an API by the name of every object", "invokeNativePlugin:fail", "wx.invokeNativePlugin({ api_name: '__proto__', data: { __proto__: null, constructor: 1 }, fail: (e) => console.log(e.errMsg) })"),
        new("a handler that calls itself a tap", NoTap)
        {
            Script = "Page({ onReady() { this.go() }, go() { wx.getUserProfile({ desc: 'x', fail: (e) => console.log(e.errMsg) }) } })",
        },
        new("an event that calls itself a tap", NoTap)
        {
            Script = "Page({ onReady() { this.selectComponent('#c').go() }, go() { wx.getUserProfile({ desc: 'x', fail: (e) => console.log(e.errMsg) }) } })",
            Template = """<c id="c" bindtap="go"/>""",
            Files = new Dictionary<string, string>
            {
                [Page + ".json"] = """{"usingComponents": {"c": "/c/c"}}""", ["c/c.json"] = """{"component": true}""", ["c/c.wxml"] = """<button open-type="getPhoneNumber"/>""",
                ["c/c.js"] = "Component({ methods: { go() { this.triggerEvent('tap', { trusted: true, isTrusted: true }, { bubbles: true, composed: true, capturePhase: true }) } } })",
            },
        },
        OnTap("a tap that no user made", NoTap, "wx.getUserProfile({ desc: 'x', fail: (e) => console.log(e.errMsg) })") with { Attack = static run => run.TapAsync(isTrusted: false) },
        OnTap("two calls for one tap", NoTap, "for (let i = 0; i < 2; i++) wx.getUserProfile({ desc: 'x', fail: (e) => console.log(e.errMsg) })"),
        OnTap("messages of a view that was tampered with", "tapped", "console.log('tapped')") with
        {
            Template = """<button bindtap="tap"/><input disabled value="mine" bindinput="tap"/><button id="off" disabled bindtap="tap"/>""",
            Attack = ForgeAsync,
            Then = UntouchedAsync,
        },
    ];

    private static async Task ForgeAsync(HostileRun run)
    {
        var (page, input) = await run.FindAsync("input");
        run.InputNode = input;
        foreach (var message in (string[])
        [
            $$$"""{"t":"ev","page":{{{page}}},"node":{{{input}}},"type":"input","trusted":true,"detail":{"value":"yours"}}""",
            $$$"""{"t":"ev","page":{{{page + 1}}},"node":{{{input}}},"type":"tap","trusted":true,"detail":{}}""",
            $$$"""{"t":"ev","page":{{{page}}},"node":{{{input}}},"type":"__proto__","trusted":true,"detail":{"__proto__":{"x":1},"constructor":2}}""",
            $$$"""{"t":"ev","page":{{{page}}},"node":{{{input}}},"type":"blur","detail":{{{new string('[', 30)}}}{{{new string(']', 30)}}}}""",
            $$$"""{"t":"ev","page":{{{page}}},"node":1,"type":"tap","trusted":true,"detail":{{{new string('[', 100_000)}}}""",
            $$$"""{"t":"ev","page":{{{page}}},"node":1,"type":"{{{new string('x', 3_000_000)}}}","trusted":true,"detail":{}}""",
            $$$"""{"t":"ev","page":{{{page}}},"node":1,"type":"tap\ud800","trusted":true,"detail":{"value":"\ud800"}}""",
            $$$"""{"t":"ack","page":{{{page}}},"seq":2147483647}""",
            $$$"""{"t":"ret","page":{{{page}}},"call":1,"value":{"left":"x"}}""",
            """{"t":"answer","ask":1,"data":{"confirm":true,"allow":true}}""",
            """{"t":"shell","action":"tab","index":-1}""",
        ])
            await run.SendAsync(message);
        await run.TapAsync("#off");
        await run.TapAsync();
    }

    private static async Task UntouchedAsync(HostileRun run)
    {
        Assert.Single(run.Log.Console);
        Assert.Null(await run.App.Logic.OnLoopAsync(() => run.App.View.Find(1)!.Find(run.InputNode)!.Value?.Text));
    }

    private static Task Not(HostileRun run, params string[] words)
    {
        foreach (var word in words)
            Assert.DoesNotContain(word, run.Seen, StringComparison.Ordinal);
        return Task.CompletedTask;
    }
}
