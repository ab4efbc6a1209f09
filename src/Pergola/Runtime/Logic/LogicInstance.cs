using System.Security.Cryptography;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>A mini program's code, running: the boot script in an engine of its own, with the host functions that it needs.</summary>
internal sealed class LogicInstance : IAsyncDisposable
{
    private readonly IScriptEngine _engine;
    // Author code sees the boot's functions but not this: a call without it is ignored.
    private readonly ScriptValue _token = ScriptValue.From(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    private readonly CancellationToken _stopping;

    private LogicInstance(IScriptEngine engine, CancellationToken stopping)
    {
        _engine = engine;
        _stopping = stopping;
    }

    /// <summary>Completes when the engine is gone: disposed, or stopped by a limit.</summary>
    public Task Completion => _engine.Completion;

    /// <summary>Whether the caller is on the program's loop.</summary>
    public bool IsOnLoop => _engine.IsOnLoop;

    /// <summary>Starts the engine and the boot script; the program's code does not run yet.</summary>
    public static async Task<LogicInstance> StartAsync(IScriptEngineFactory engines, ScriptEngineOptions options, ILogicHost host)
    {
        var logic = new LogicInstance(engines.Create(options), host.Stopping);
        try
        {
            await logic._engine.RunAsync(context =>
            {
                DefineHostFunctions(context, host);
                context.Evaluate($"globalThis.__host_token = '{logic._token}';", "pergola:token");
                return context.Evaluate(WebBundles.Text("logic.js"), "pergola:logic.js");
            }).ConfigureAwait(false);
            return logic;
        }
        catch
        {
            await logic.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Calls a function of the boot as a turn of its own.</summary>
    /// <exception cref="ScriptException">The program threw where the boot does not catch it, or a limit stopped it.</exception>
    public Task<ScriptValue> CallAsync(string function, params ScriptValue[] arguments) =>
        _engine.RunAsync(context => Call(context, function, arguments));

    /// <summary>Reads something that lives on the loop.</summary>
    public Task<T> OnLoopAsync<T>(Func<T> read) => _engine.RunAsync(_ => read());

    /// <summary>Completes when everything that was queued before has run.</summary>
    public Task SettleAsync() => OnLoopAsync(static () => true);

    /// <summary>Queues work on the loop. Once the program stops it is dropped: a call that the stop itself ended must reach nobody, before the engine is gone.</summary>
    public void Post(Action<IScriptContext> work) => _engine.Post(context =>
    {
        if (!_stopping.IsCancellationRequested) work(context);
    });

    /// <summary>Calls a function of the boot; only on the loop.</summary>
    public ScriptValue Call(IScriptContext context, string function, params ReadOnlySpan<ScriptValue> arguments) =>
        context.Call(function, [_token, .. arguments]);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private static void DefineHostFunctions(IScriptContext context, ILogicHost host)
    {
        context.Define("__host_call", a => Answer(host.Call(Text(a, 0), Text(a, 1), Number(a, 2))));
        context.Define("__host_callSync", a => ScriptValue.From(host.CallSync(Text(a, 0), Text(a, 1))));
        context.Define("__host_abort", a =>
        {
            host.Abort(Number(a, 0));
            return default;
        });
        context.Define("__host_ops", a =>
        {
            host.Operations(Number(a, 0), Number(a, 1), Text(a, 2));
            return default;
        });
        context.Define("__host_module", a => Compiled(context, host.Module, Text(a, 0)));
        context.Define("__host_template", a => Compiled(context, host.Template, Text(a, 0)));
        context.Define("__host_sheet", a => Compiled(context, host.Sheet, Text(a, 0)));
        context.Define("__host_component", a => Compiled(context, host.Component, Text(a, 0)));
        context.Define("__host_evaluate", a => context.Evaluate(Text(a, 0), Text(a, 1)));
        context.Define("__host_event", a =>
        {
            host.Event(Text(a, 0), Text(a, 1));
            return default;
        });
    }

    // The first time a file is asked for it is compiled, which is the SDK's time.
    private static ScriptValue Compiled(IScriptContext context, Func<string, string?> get, string path) => Answer(context.Uncounted(() => get(path)));

    private static ScriptValue Answer(string? text) => text is null ? ScriptValue.Undefined : ScriptValue.From(text);

    private static string Text(ReadOnlySpan<ScriptValue> arguments, int index) => (index < arguments.Length ? arguments[index].AsString() : null) ?? "";

    private static int Number(ReadOnlySpan<ScriptValue> arguments, int index) => index < arguments.Length ? (int)arguments[index].AsNumber() : 0;
}
