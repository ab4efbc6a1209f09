namespace Pergola.Runtime.Scripting;

/// <summary>Makes script engines: one for each mini program instance.</summary>
public interface IScriptEngineFactory
{
    /// <summary>Starts an engine with its own context, heap and event loop.</summary>
    /// <exception cref="ScriptEngineUnavailableException">The engine's library is missing; the message says how to install it.</exception>
    IScriptEngine Create(ScriptEngineOptions options);
}

/// <summary>
/// One JavaScript context on its own event loop, with timers, promises and a console, and no other powers:
/// no network, no files. Disposing it drops everything that is still queued.
/// </summary>
public interface IScriptEngine : IAsyncDisposable
{
    /// <summary>Its name in lists, threads and messages: at first <see cref="ScriptEngineOptions.Name"/>. An engine that was made ahead of need is named after the program that it comes to serve.</summary>
    string Name { get; set; }

    /// <summary>Runs <paramref name="work"/> as one turn of the loop, and its microtasks after it.</summary>
    /// <exception cref="ScriptException">JavaScript threw, or the turn was stopped by a limit.</exception>
    /// <exception cref="ObjectDisposedException">The engine is gone.</exception>
    Task<T> RunAsync<T>(Func<IScriptContext, T> work);

    /// <summary>
    /// Queues <paramref name="work"/> as a turn of its own and returns at once. What it throws goes to
    /// <see cref="ScriptEngineOptions.UnhandledError"/>. Does nothing once the engine is gone.
    /// </summary>
    void Post(Action<IScriptContext> work);

    /// <summary>Whether the caller is on the engine's loop.</summary>
    bool IsOnLoop { get; }

    /// <summary>Completes when the engine has been disposed or was stopped for good by a limit.</summary>
    Task Completion { get; }
}

/// <summary>
/// The context, as work on the loop sees it. It is one object for the engine's life and may be kept, but it is used on the loop
/// alone: in work that was queued, and in host functions, also to evaluate or call from inside them.
/// </summary>
public interface IScriptContext
{
    /// <summary>Evaluates a script in the global scope; <paramref name="sourceName"/> and line stand in stack traces.</summary>
    /// <exception cref="ScriptException">It threw.</exception>
    ScriptValue Evaluate(string source, string sourceName);

    /// <summary>Calls a global function with primitive arguments.</summary>
    /// <exception cref="ScriptException">It threw, or there is no such function.</exception>
    ScriptValue Call(string function, params ReadOnlySpan<ScriptValue> arguments);

    /// <summary>Defines a global function that C# answers on the loop. An exception of its becomes a JavaScript error.</summary>
    void Define(string name, HostFunction function);

    /// <summary>Runs work of the SDK inside a host function, such as compiling a file: its time is not the script's, and does not count for the turn's limit.</summary>
    T Uncounted<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return work();
    }

    /// <summary>Bytes of the context's heap, as the engine counts them.</summary>
    long HeapBytes { get; }
}

/// <summary>A function of the host that scripts call; it runs on the loop.</summary>
public delegate ScriptValue HostFunction(ReadOnlySpan<ScriptValue> arguments);
