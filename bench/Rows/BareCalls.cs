using Pergola.JavaScriptCore;
using Pergola.Runtime.Scripting;

namespace Pergola.Bench.Rows;

/// <summary>The engine alone: a script calls a host function with a text, and the host posts a turn that calls the script back with a text.</summary>
internal sealed class BareCalls : IAsyncDisposable
{
    private const int Calls = 10_000;
    private const string Answer = """+{"data":"value","errMsg":"getStorage:ok"}""";

    private readonly IScriptEngine _engine = new JavaScriptCoreEngineFactory().Create(new ScriptEngineOptions { Name = "bare" });
    private TaskCompletionSource<double> _done = new();

    private BareCalls()
    {
    }

    public static async Task<BareCalls> StartAsync()
    {
        var bare = new BareCalls();
        await bare._engine.RunAsync(bare.Define);
        return bare;
    }

    /// <summary>Microseconds for one call.</summary>
    public async Task<double> RunAsync(string host)
    {
        _done = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _engine.RunAsync(context => context.Call("start", ScriptValue.From(host), ScriptValue.From(Calls)));
        return await _done.Task;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private ScriptValue Define(IScriptContext context)
    {
        context.Define("host", arguments =>
        {
            Settle(arguments[0]);
            return default;
        });
        context.Define("hostLater", arguments =>
        {
            _ = LaterAsync(arguments[0]);
            return default;
        });
        context.Define("done", arguments =>
        {
            _done.SetResult(arguments[0].AsNumber());
            return default;
        });
        return context.Evaluate(
            """
            let left, started, rounds, call
            function settle(id, answer) {
              if (left-- > 0) globalThis[call](left, '{"key":"key"}')
              else done(((Date.now() - started) * 1000) / rounds)
            }
            function start(name, count) {
              call = name
              left = rounds = count
              started = Date.now()
              settle()
            }
            """,
            "bare.js");
    }

    private async Task LaterAsync(ScriptValue id)
    {
        await Task.Yield();
        Settle(id);
    }

    private void Settle(ScriptValue id) => _engine.Post(context => context.Call("settle", id, ScriptValue.From(Answer)));
}
