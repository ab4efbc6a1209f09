using System.Security.Cryptography;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>A mini program's code, running: the boot script in an engine of its own, with the host functions that it needs.</summary>
internal sealed class LogicInstance : IAsyncDisposable
{
    // What lists show of an engine that serves no program yet.
    private const string Unnamed = "ready";

    private readonly ScriptEngineOptions _limits;
    private readonly IScriptEngine _engine;
    // Author code sees the boot's functions but not this: a call without it is ignored.
    private readonly ScriptValue _token = ScriptValue.From(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    // Null until there is a program: before it, the boot script calls nobody.
    private ScriptEngineOptions? _options;
    private ILogicHost? _host;

    private LogicInstance(IScriptEngineFactory engines, ScriptEngineOptions limits)
    {
        _limits = limits;
        _engine = engines.Create(limits with { Name = Unnamed, Console = message => _options?.Console?.Invoke(message), UnhandledError = error => _options?.UnhandledError?.Invoke(error) });
    }

    /// <summary>Completes when the engine is gone: disposed, or stopped by a limit.</summary>
    public Task Completion => _engine.Completion;

    /// <summary>Whether the caller is on the program's loop.</summary>
    public bool IsOnLoop => _engine.IsOnLoop;

    /// <summary>Starts the engine and the boot script; it serves no program yet.</summary>
    public static async Task<LogicInstance> StartAsync(IScriptEngineFactory engines, ScriptEngineOptions limits)
    {
        var logic = new LogicInstance(engines, limits);
        try
        {
            await logic._engine.RunAsync(context =>
            {
                logic.DefineHostFunctions(context);
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

    /// <summary>Whether it is there and has these limits, whatever program it is to serve.</summary>
    public bool CanServe(ScriptEngineOptions limits) => !Completion.IsCompleted && _limits == limits;

    /// <summary>From now on it runs this program. Before its first call, and once.</summary>
    public void Serve(ScriptEngineOptions options, ILogicHost host)
    {
        (_options, _host) = (options, host);
        _engine.Name = options.Name;
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
        if (!Host.Stopping.IsCancellationRequested) work(context);
    });

    /// <summary>Calls a function of the boot; only on the loop.</summary>
    public ScriptValue Call(IScriptContext context, string function, params ReadOnlySpan<ScriptValue> arguments) =>
        context.Call(function, [_token, .. arguments]);

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    private ILogicHost Host => _host ?? throw new InvalidOperationException("This engine serves no program yet.");

    private void DefineHostFunctions(IScriptContext context)
    {
        context.Define("__host_call", a => Answer(Host.Call(Text(a, 0), Text(a, 1), Number(a, 2))));
        context.Define("__host_callSync", a => ScriptValue.From(Host.CallSync(Text(a, 0), Text(a, 1))));
        context.Define("__host_abort", a =>
        {
            Host.Abort(Number(a, 0));
            return default;
        });
        context.Define("__host_ops", a =>
        {
            Host.Operations(Number(a, 0), Number(a, 1), Text(a, 2));
            return default;
        });
        context.Define("__host_module", a => Compiled(context, Host.Module, Text(a, 0)));
        context.Define("__host_template", a => Compiled(context, Host.Template, Text(a, 0)));
        context.Define("__host_sheet", a => Compiled(context, Host.Sheet, Text(a, 0)));
        context.Define("__host_component", a => Compiled(context, Host.Component, Text(a, 0)));
        context.Define("__host_evaluate", a => context.Evaluate(Text(a, 0), Text(a, 1)));
        context.Define("__host_event", a =>
        {
            Host.Event(Text(a, 0), Text(a, 1));
            return default;
        });
    }

    // The first time a file is asked for it is compiled, which is the SDK's time.
    private static ScriptValue Compiled(IScriptContext context, Func<string, string?> get, string path) => Answer(context.Uncounted(() => get(path)));

    private static ScriptValue Answer(string? text) => text is null ? ScriptValue.Undefined : ScriptValue.From(text);

    private static string Text(ReadOnlySpan<ScriptValue> arguments, int index) => (index < arguments.Length ? arguments[index].AsString() : null) ?? "";

    private static int Number(ReadOnlySpan<ScriptValue> arguments, int index) => index < arguments.Length ? (int)arguments[index].AsNumber() : 0;
}
