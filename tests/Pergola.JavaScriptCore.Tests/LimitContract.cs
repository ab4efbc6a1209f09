using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests;

/// <summary>What stops a script, on every engine.</summary>
public abstract class LimitContract(IScriptEngineFactory engines)
{
    /// <summary>Whether the host may find a heap that grows fast before the engine itself looks at it, and end the process.</summary>
    private protected virtual bool IsWatchedFromOutside => false;

    private EngineUnderTest Limited() => new(engines, options => options with { TurnLimit = TimeSpan.FromMilliseconds(150), HeapLimit = 48 << 20 });

    [Theory]
    [InlineData("for (;;);")]
    [InlineData("try { for (;;); } finally { for (;;); }")]
    [InlineData("for (;;) /(a+)+b/.test('a'.repeat(200))")]
    public async Task An_endless_turn_is_stopped_and_the_engine_stays_usable(string source)
    {
        await using var engine = Limited();
        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run(source))).Error;
        Assert.Equal(ScriptErrorKind.TimeLimit, error.Kind);
        Assert.Contains("150 ms", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await engine.Run("1 + 1")).AsNumber());
        Assert.False(engine.Engine.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_regular_expression_that_backtracks_without_end_ends_the_engine()
    {
        await using var engine = Limited();
        var (stuck, waiting) = (engine.Run("/a*a*a*a*a*b/.test('a'.repeat(300))"), engine.Run("1"));
        var error = (await Assert.ThrowsAsync<ScriptException>(() => stuck)).Error;
        Assert.True(error.Kind is ScriptErrorKind.TimeLimit or ScriptErrorKind.ProcessLost, error.Message);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        await engine.Engine.Completion;
        Assert.Equal(error, Assert.Single(engine.Errors));
    }

    [Theory]
    [InlineData("(async () => { for (;;) await null })()")]
    [InlineData("const p = Promise.resolve(); (async () => { for (;;) await p })()")]
    [InlineData("const next = () => Promise.resolve().then(next); next()")]
    [InlineData("const p = Promise.resolve(); const next = () => { p.then(next) }; next()")]
    [InlineData("const again = () => queueMicrotask(again); again()")]
    [InlineData("for (let i = 0; i < 1000; i++) (async () => { for (;;) await null })()")]
    public async Task An_endless_chain_of_microtasks_is_stopped_for_good(string source)
    {
        await using var engine = Limited();
        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run(source))).Error;
        Assert.Equal(ScriptErrorKind.TimeLimit, error.Kind);
        await engine.Engine.Completion;
        Assert.Equal(ScriptErrorKind.TimeLimit, Assert.Single(engine.Errors).Kind);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.Run("1"));
    }

    [Fact]
    public async Task What_ends_an_engine_is_told_once_when_nobody_awaits_the_turn()
    {
        await using var engine = Limited();
        engine.Engine.Post(static context => context.Evaluate("const again = () => queueMicrotask(again); again()", "test.js"));
        await engine.Engine.Completion;
        Assert.Equal(ScriptErrorKind.TimeLimit, Assert.Single(engine.Errors).Kind);
    }

    [Fact]
    public async Task An_endless_loop_in_a_microtask_is_stopped()
    {
        await using var engine = Limited();
        Assert.Equal(ScriptErrorKind.TimeLimit, (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("Promise.resolve().then(() => { for (;;); })"))).Error.Kind);
    }

    [Fact]
    public async Task A_script_cannot_go_on_by_catching_the_stop_of_a_nested_script()
    {
        await using var engine = Limited();
        await engine.Engine.RunAsync(context =>
        {
            context.Define("nested", _ => context.Evaluate("for (;;);", "nested.js"));
            return true;
        });
        Assert.Equal(ScriptErrorKind.TimeLimit, (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("for (;;) try { nested() } catch { }"))).Error.Kind);
        Assert.Equal(2, (await engine.Run("1 + 1")).AsNumber());
    }

    [Fact]
    public async Task Disposing_stops_a_chain_of_microtasks()
    {
        var engine = new EngineUnderTest(engines);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await engine.Define("entered", _ =>
        {
            entered.TrySetResult();
            return default;
        });
        var running = engine.Run("(async () => { for (;;) { await null; entered() } })()");
        await entered.Task;
        await engine.DisposeAsync();
        Assert.True(engine.Engine.Completion.IsCompletedSuccessfully);

        // Its own work was over before the chain was stopped.
        Assert.Equal("{}", (await running).ToString());
    }

    [Fact]
    public async Task A_long_but_finite_chain_of_microtasks_ends_well()
    {
        await using var engine = new EngineUnderTest(engines);
        await engine.Run("var n = 0; (async () => { while (n < 5000) { await null; n++ } })()");
        Assert.Equal(5000, (await engine.Run("n")).AsNumber());
    }

    [Fact]
    public async Task A_growing_heap_stops_the_engine_for_good()
    {
        await using var engine = new EngineUnderTest(engines, options => options with { TurnLimit = TimeSpan.FromSeconds(30), HeapLimit = 48 << 20 });
        var error = (await Assert.ThrowsAsync<ScriptException>(() => engine.Run("const all = []; for (let i = 0; ; i++) all.push({ text: 'item ' + i })"))).Error;
        if (!IsWatchedFromOutside || error.Kind != ScriptErrorKind.ProcessLost)
        {
            Assert.Equal(ScriptErrorKind.HeapLimit, error.Kind);
            Assert.Contains("48 MB", error.Message, StringComparison.Ordinal);
        }

        await engine.Engine.Completion;
    }

    [Fact]
    public async Task Garbage_does_not_count_against_the_heap()
    {
        await using var engine = new EngineUnderTest(engines, options => options with { HeapLimit = 48 << 20 });
        await engine.Run("let last; for (let i = 0; i < 3e6; i++) last = { text: 'item ' + i }");
        Assert.Equal(1, (await engine.Run("1")).AsNumber());
    }

    [Fact]
    public async Task Disposing_stops_a_running_turn()
    {
        var engine = new EngineUnderTest(engines);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await engine.Define("entered", _ =>
        {
            entered.TrySetResult();
            return default;
        });
        var running = engine.Run("entered(); for (;;);");
        await entered.Task;
        await engine.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => engine.Run("1"));
        Assert.True(engine.Engine.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task An_engine_can_be_disposed_from_its_own_loop()
    {
        var engine = new EngineUnderTest(engines);
        engine.Engine.Post(_ => engine.Engine.DisposeAsync().AsTask().GetAwaiter().GetResult());
        await engine.Engine.Completion;
        engine.Engine.Post(_ => Assert.Fail("gone"));
        await engine.DisposeAsync();
    }
}
