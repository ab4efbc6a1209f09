using System.Collections.Concurrent;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests;

/// <summary>An engine with everything that it said, and signals that a test can await.</summary>
internal sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly TaskCompletionSource<ScriptError> _firstError = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EngineUnderTest(IScriptEngineFactory engines, Func<ScriptEngineOptions, ScriptEngineOptions>? configure = null)
    {
        var options = new ScriptEngineOptions
        {
            Name = "test",
            Console = Messages.Enqueue,
            UnhandledError = error =>
            {
                Errors.Enqueue(error);
                _firstError.TrySetResult(error);
            },
        };
        Engine = engines.Create(configure?.Invoke(options) ?? options);
    }

    public IScriptEngine Engine { get; }

    public ConcurrentQueue<ScriptConsoleMessage> Messages { get; } = new();

    public ConcurrentQueue<ScriptError> Errors { get; } = new();

    public Task<ScriptError> FirstError => _firstError.Task;

    public Task<ScriptValue> Run(string source) => Engine.RunAsync(context => context.Evaluate(source, "test.js"));

    public Task Define(string name, HostFunction function) => Engine.RunAsync(context =>
    {
        context.Define(name, function);
        return true;
    });

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
