using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests;

/// <summary>What every script engine does, wherever its context lives.</summary>
public abstract class EngineContract(IScriptEngineFactory engines)
{
    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("'a\\u0000\\ud83d\\ude00é'", "a\0\ud83d\ude00é")]
    [InlineData("null", "null")]
    [InlineData("undefined", "undefined")]
    [InlineData("1 < 2", "true")]
    [InlineData("({ a: [1, 'x'] })", "{\"a\":[1,\"x\"]}")]
    [InlineData("12345678901234567890n", "12345678901234567890")]
    [InlineData("(() => 1)", "undefined")]
    [InlineData("const a = {}; a.a = a; a", "undefined")]
    public async Task A_value_crosses(string source, string expected)
    {
        await using var engine = new EngineUnderTest(engines);
        Assert.Equal(expected, (await engine.Run(source)).ToString());
    }

    [Fact]
    public async Task A_string_crosses_both_ways_unchanged()
    {
        await using var engine = new EngineUnderTest(engines);
        var text = "中文\0\ud800" + new string('x', 100_000);
        await engine.Run("function same(x) { return x }");
        Assert.Equal(text, (await engine.Engine.RunAsync(context => context.Call("same", ScriptValue.From(text)))).AsString());
    }

    [Fact]
    public async Task Microtasks_run_before_the_turn_is_told_to_be_over()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Run("var log = []; queueMicrotask(() => log.push('m')); (async () => { await null; log.push('a') })(); log.push('s')");
        Assert.Equal("s,m,a", (await engine.Run("log.join()")).AsString());
    }

    [Fact]
    public async Task Microtasks_wait_for_the_whole_turn()
    {
        await using var engine = new EngineUnderTest(engines);
        var during = await engine.Engine.RunAsync(context =>
        {
            context.Evaluate("var ran = false; Promise.resolve().then(() => ran = true)", "a.js");
            return context.Evaluate("ran", "b.js");
        });
        Assert.False(during.IsTrue);
        Assert.True((await engine.Run("ran")).IsTrue);
    }

    [Fact]
    public async Task A_host_function_answers_on_the_loop()
    {
        await using var engine = new EngineUnderTest(engines);
        var onLoop = false;
        await engine.Define("add", args =>
        {
            onLoop = engine.Engine.IsOnLoop;
            return ScriptValue.From(args[0].AsNumber() + args[1].AsNumber());
        });
        Assert.Equal(5, (await engine.Run("add.call(null, 2, 3)")).AsNumber());
        Assert.True(onLoop);
        Assert.False(engine.Engine.IsOnLoop);
    }

    [Fact]
    public async Task The_context_may_be_kept_and_used_inside_a_host_function()
    {
        await using var engine = new EngineUnderTest(engines);
        var kept = await engine.Engine.RunAsync(context => context);
        await engine.Define("load", arguments => kept.Evaluate(arguments[0].AsString()!, "nested.js"));
        Assert.Equal(7, (await engine.Run("var order = []; Promise.resolve().then(() => order.push('m')); load('order.push(1); 3') + load('4')")).AsNumber());
        Assert.Equal("1,m", (await engine.Run("order.join()")).AsString());
        await engine.Run("var x; (async () => { await null; x = load('5') })()");
        Assert.Equal(5, (await engine.Run("x")).AsNumber());
    }

    [Fact]
    public async Task A_host_function_takes_many_arguments_and_objects_as_json()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Define("join", args =>
        {
            var text = "";
            foreach (var arg in args)
                text += arg.ToString() + ";";
            return ScriptValue.From(text);
        });
        Assert.Equal("1;2;3;4;5;6;7;8;9;{\"a\":1};", (await engine.Run("join(1,2,3,4,5,6,7,8,9,{a:1})")).AsString());
        await Assert.ThrowsAsync<ScriptException>(() => engine.Run("const c = {}; c.c = c; join(c)"));
    }

    [Fact]
    public async Task A_throwing_host_function_is_a_javascript_error()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Define("fail", _ => throw new InvalidOperationException("not today"));
        Assert.Equal("true Error not today", (await engine.Run("try { fail() } catch (e) { `${e instanceof Error} ${e.name} ${e.message}` }")).AsString());
        var error = await Assert.ThrowsAsync<ScriptException>(() => engine.Run("fail()"));
        Assert.Equal("Error: not today", error.Error.Message);
    }

    [Fact]
    public async Task An_exception_of_the_work_itself_reaches_its_caller()
    {
        await using var engine = new EngineUnderTest(engines);
        await Assert.ThrowsAsync<FormatException>(() => engine.Engine.RunAsync<int>(_ => throw new FormatException()));
        engine.Engine.Post(_ => throw new FormatException("posted"));
        Assert.Equal("posted", (await engine.FirstError).Message);
    }

    [Fact]
    public async Task An_error_says_what_and_where()
    {
        await using var engine = new EngineUnderTest(engines);
        var thrown = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("\n\nfunction f() { undefined.x }\nf()"))).Error;
        Assert.StartsWith("TypeError: ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(("test.js", 3, ScriptErrorKind.Thrown), (thrown.SourceName, thrown.Line, thrown.Kind));
        Assert.True(thrown.Column > 0);
        Assert.Contains("f@test.js:3", thrown.Stack, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_says_its_line()
    {
        await using var engine = new EngineUnderTest(engines);
        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("let a = 1;\nlet b = ;"))).Error;
        Assert.StartsWith("SyntaxError: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(("test.js", 2), (error.SourceName, error.Line));
    }

    [Theory]
    [InlineData("throw 'text'", "text")]
    [InlineData("throw { code: 1 }", "{\"code\":1}")]
    [InlineData("throw Symbol('x')", "Symbol")]
    [InlineData("throw { toString() { throw 1 } }", "an error that cannot be shown")]
    public async Task Anything_can_be_thrown(string source, string message)
    {
        await using var engine = new EngineUnderTest(engines);
        Assert.Equal(message, (await Assert.ThrowsAsync<ScriptException>(() => engine.Run(source))).Error.Message);
    }

    [Fact]
    public async Task An_unhandled_rejection_is_reported_and_a_handled_one_is_not()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Run("Promise.reject(new Error('handled')).catch(() => 0)");
        await engine.Run("\nPromise.reject(new TypeError('lost'))");
        var error = await engine.FirstError;
        Assert.Equal((ScriptErrorKind.UnhandledRejection, "TypeError: lost", 2), (error.Kind, error.Message, error.Line));
        Assert.Single(engine.Errors);
    }

    [Fact]
    public async Task A_missing_global_function_is_named()
    {
        await using var engine = new EngineUnderTest(engines);
        var error = await Assert.ThrowsAsync<ScriptException>(() => engine.Engine.RunAsync(context => context.Call("nowhere")));
        Assert.Contains("'nowhere'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deep_recursion_is_a_range_error()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Define("host", _ => ScriptValue.From(1));
        Assert.Equal("RangeError", (await engine.Run("function f() { return f() + 1 } try { f() } catch (e) { e.name }")).AsString());
        Assert.Equal(2, (await engine.Run("function g() { try { g() } finally { try { host() } catch {} } } try { g() } catch {} 1 + 1")).AsNumber());
    }

    [Fact]
    public async Task Console_shows_values()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Run("const c = { n: 1, s: 'x', a: [1, [2]], f() {} }; c.c = c; console.log('a', 1, c); console.error(new TypeError('bad')); console.warn(new Map([[1, 2]]), null, undefined)");
        var messages = engine.Messages.ToArray();
        Assert.Equal(new ScriptConsoleMessage("log", "a 1 { n: 1, s: \"x\", a: [ 1, [ 2 ] ], f: [Function: f], c: [Circular] }"), messages[0]);
        Assert.Equal("error", messages[1].Level);
        Assert.StartsWith("TypeError: bad\n", messages[1].Text, StringComparison.Ordinal);
        Assert.Equal(new ScriptConsoleMessage("warn", "Map(1) { 1 => 2 } null undefined"), messages[2]);
    }

    [Fact]
    public async Task Nothing_is_ambient()
    {
        await using var engine = new EngineUnderTest(engines);
        Assert.Equal("", (await engine.Run("['fetch','XMLHttpRequest','WebSocket','require','process','Deno','load','read','print','importScripts','$vm'].filter(n => n in globalThis).join()")).AsString());
        Assert.Equal("undefined", (await engine.Run("typeof Atomics.wait")).AsString());
    }

    [Fact]
    public async Task WebAssembly_runs_and_a_managed_null_reference_is_still_caught_after_a_trap()
    {
        await using var engine = new EngineUnderTest(engines);

        // (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add) (func (export "trap") unreachable) (memory 1) (func (export "peek") (param i32) (result i32) local.get 0 i32.load))
        await engine.Run("""
            var wasm = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([0,97,115,109,1,0,0,0,
              1,15,3, 96,2,127,127,1,127, 96,0,0, 96,1,127,1,127,
              3,4,3,0,1,2, 5,3,1,0,1,
              7,21,3, 3,97,100,100,0,0, 4,116,114,97,112,0,1, 4,112,101,101,107,0,2,
              10,21,3, 7,0,32,0,32,1,106,11, 3,0,0,11, 7,0,32,0,40,2,0,11]))).exports
            """);
        Assert.Equal(5, (await engine.Run("wasm.add(2, 3)")).AsNumber());
        Assert.Equal("RuntimeError", (await engine.Run("try { wasm.trap() } catch (e) { e.name }")).AsString());
        Assert.Equal("RuntimeError", (await engine.Run("try { wasm.peek(0x7fffffff) } catch (e) { e.name }")).AsString());
        string? nothing = null;
        Assert.Throws<NullReferenceException>(() => nothing!.Length);
        await Assert.ThrowsAsync<NullReferenceException>(() => engine.Engine.RunAsync(_ => nothing!.Length));
    }
}
