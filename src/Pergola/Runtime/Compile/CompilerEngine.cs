using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Compile;

/// <summary>
/// The compiler bundle in one script engine. The engine starts with the first file, and ends when nothing was compiled for a while. Callers from several threads wait for
/// one another.
/// </summary>
internal sealed class CompilerEngine : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly IScriptEngineFactory _engines;
    private readonly ScriptEngineOptions _options;
    private readonly ITimer _idle;
    private IScriptEngine? _engine;
    private Func<string, string?>? _read;
    private bool _disposed;

    public CompilerEngine(IScriptEngineFactory engines, ScriptEngineOptions options, TimeProvider time)
    {
        (_engines, _options) = (engines, options);
        _idle = time.CreateTimer(_ => Rest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long after the last file the engine ends.</summary>
    public required TimeSpan IdleTime { get; init; }

    /// <summary>Asks the bundle about one file.</summary>
    /// <exception cref="PackageException">It broke down over this file.</exception>
    public string Run(PackageSource source, Func<string, string?> read, Func<IScriptContext, PackageSource, string> call)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _read = read;
            try
            {
                return RunOrAgain(source, call);
            }
            catch (ScriptException error)
            {
                Restart();
                throw new PackageException($"The file cannot be compiled: {error.Message}", source.Path, inner: error);
            }
            finally
            {
                _read = null;
                _idle.Change(IdleTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // An engine in a process of its own may be gone, and by no fault of this file. One that is gone again is the file's.
    private string RunOrAgain(PackageSource source, Func<IScriptContext, PackageSource, string> call)
    {
        try
        {
            return RunOnce(source, call);
        }
        catch (Exception gone) when (gone is ObjectDisposedException or ScriptException { Error.Kind: ScriptErrorKind.ProcessLost })
        {
            Restart();
            return RunOnce(source, call);
        }
    }

    private string RunOnce(PackageSource source, Func<IScriptContext, PackageSource, string> call) =>
        Running(source.Path).RunAsync(context => call(context, source)).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        IScriptEngine? engine;
        lock (_lock)
        {
            _disposed = true;
            engine = _engine;
            _engine = null;
        }

        await _idle.DisposeAsync();
        if (engine is not null)
            await engine.DisposeAsync();
    }

    private IScriptEngine Running(string path)
    {
        if (_engine is { Completion.IsCompleted: false })
            return _engine;
        var engine = _engines.Create(_options);
        _engine = engine;
        try
        {
            engine.RunAsync(context =>
            {
                context.Define("__host_readText", arguments => Read(arguments[0].AsString()));
                context.Define("__host_templateCompiler", static _ => ScriptValue.From(CompilerBundle.Templates()));
                return context.Evaluate(CompilerBundle.Script, "compiler.js");
            }).GetAwaiter().GetResult();
        }
        catch (ScriptException error)
        {
            Restart();
            throw new PackageException($"The compiler does not start: {error.Message}", path, inner: error);
        }

        return engine;
    }

    private ScriptValue Read(string? path) => path is not null && _read?.Invoke(path) is { } text ? ScriptValue.From(text) : ScriptValue.Undefined;

    private void Rest()
    {
        lock (_lock)
            Restart();
    }

    // A file that ran into a limit may have left the engine in any state.
    private void Restart()
    {
        var engine = _engine;
        _engine = null;
        _ = engine?.DisposeAsync().AsTask();
    }
}
