using Pergola.JavaScriptCore.Isolation;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class ChildProcessTests
{
    [Fact]
    public async Task A_child_that_dies_between_two_turns_ends_its_engine_and_no_other()
    {
        await using var dying = new EngineUnderTest(Children.Engines);
        await using var other = new EngineUnderTest(Children.Engines);
        await dying.Run("1");

        Kill(dying);
        await dying.Engine.Completion;

        Assert.Equal(ScriptErrorKind.ProcessLost, Assert.Single(dying.Errors).Kind);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => dying.Run("1"));
        Assert.Equal(2, (await other.Run("1 + 1")).AsNumber());
    }

    [Fact]
    public async Task A_child_that_dies_in_a_turn_fails_the_turn()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        await engine.Define("die", _ =>
        {
            Kill(engine);
            return default;
        });

        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("for (;;) die()"))).Error;

        Assert.Equal(ScriptErrorKind.ProcessLost, error.Kind);
        Assert.Contains("its process ended", error.Message, StringComparison.Ordinal);
        await engine.Engine.Completion;
    }

    [Fact]
    public async Task A_child_that_uses_too_much_memory_is_ended_and_the_reason_told()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        await engine.Run("1");

        Look(engine, new ScriptEngineOptions { HeapLimit = 1 }, new IsolationOptions { MemoryBeyondHeap = 0 });
        await engine.Engine.Completion;

        Assert.Contains("of memory, and the limit is 0 MB", (await engine.FirstError).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_uses_too_much_processor_time_is_ended_and_the_reason_told()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        var watch = new ChildWatch(Child(engine), new ScriptEngineOptions(), static () => { });
        var now = System.Diagnostics.Stopwatch.GetTimestamp();
        var strict = new IsolationOptions { CpuTime = TimeSpan.Zero, CpuWindow = TimeSpan.MaxValue };
        watch.Look(strict, now);
        await engine.Run("let x = 0; for (let i = 0; i < 2e8; i++) x += i % 7; x");

        watch.Look(strict, now + (10 * System.Diagnostics.Stopwatch.Frequency));
        await engine.Engine.Completion;

        Assert.Contains("of processor time", (await engine.FirstError).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_within_the_limits_lives_on()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        await engine.Run("1");
        Look(engine, new ScriptEngineOptions(), new IsolationOptions());
        Assert.Equal(2, (await engine.Run("1 + 1")).AsNumber());
    }

    [Fact]
    public async Task A_value_that_is_too_large_to_pass_is_the_script_s_error()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        await engine.Define("host", _ => default);
        Assert.StartsWith("A text that leaves the script engine may have ", (await engine.Run("try { host('x'.repeat(40e6)) } catch (e) { e.message }")).AsString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ScriptException>(() => engine.Run("'x'.repeat(40e6)"));
        Assert.Equal(3, (await engine.Run("'abc'.length")).AsNumber());
    }

    [Fact]
    public async Task An_error_that_is_too_long_to_pass_is_cut()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        const string Long = "const text = '\u4e2d'.repeat(17.5e6), error = new Error(text); error.stack = text; ";
        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run($"{{ {Long} throw error }}"))).Error;
        Assert.Equal(ScriptErrorKind.Thrown, error.Kind);
        Assert.EndsWith(" more characters)", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" more characters)", error.Stack, StringComparison.Ordinal);
        await engine.Run($"{{ {Long} Promise.reject(error) }}");
        Assert.EndsWith(" more characters)", (await engine.FirstError).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await engine.Run("1 + 1")).AsNumber());
    }

    [Fact]
    public async Task A_message_of_many_megabytes_crosses_both_ways()
    {
        await using var engine = new EngineUnderTest(Children.Engines);
        await engine.Run("function same(x) { return x }");
        var text = string.Concat(Enumerable.Repeat("wide 中 and narrow ", 400_000));
        Assert.Equal(text, (await engine.Engine.RunAsync(context => context.Call("same", ScriptValue.From(text)))).AsString());
    }

    [Fact]
    public async Task Host_functions_and_scripts_may_call_each_other_until_the_stack_ends()
    {
        await using var engine = new EngineUnderTest(Children.Engines, options => options with { TurnLimit = TimeSpan.FromMinutes(5) });
        await engine.Engine.RunAsync(context =>
        {
            context.Define("deeper", arguments => context.Call("go", arguments[0]));
            return context.Evaluate("function go(n) { return n === 0 ? 'bottom' : deeper(n - 1) }", "go.js");
        });
        Assert.Equal("bottom", (await engine.Run("go(100)")).AsString());
        Assert.Equal(ScriptErrorKind.Thrown, (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("go(1e9)"))).Error.Kind);
        Assert.Equal("bottom", (await engine.Run("go(10)")).AsString());
    }

    [Fact]
    public async Task The_children_that_serve_can_be_listed()
    {
        await using var engine = new EngineUnderTest(Children.Engines, options => options with { Name = "wx-listed" });
        var child = Assert.Single(Children.Engines.Children, child => child.Name == "wx-listed");
        Assert.Equal(Child(engine).ScriptProcess, child.ProcessId);
    }

    private static ChildProcess Child(EngineUnderTest engine) => ((IsolatedEngine)engine.Engine).Child;

    private static void Kill(EngineUnderTest engine) => Assert.Equal(0, Posix.Signal(Child(engine).ScriptProcess, Posix.Kill));

    private static void Look(EngineUnderTest engine, ScriptEngineOptions limits, IsolationOptions options) =>
        new ChildWatch(Child(engine), limits, static () => { }).Look(options, System.Diagnostics.Stopwatch.GetTimestamp());
}
