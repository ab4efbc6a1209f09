using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Compile;

/// <summary>
/// The compiler bundle (<c>web/compiler</c>) in a script engine of its own. The engine starts with the first file that is not in a
/// cache, so that a second start has none; and it ends when nothing was compiled for a while: it takes a hundred megabytes.
/// </summary>
public sealed class ScriptedCompiler : IPackageCompiler
{
    private static readonly Lazy<string> Bundle = new(ReadBundle);
    private static readonly Lazy<string> BundleHash = new(static () => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bundle.Value))));
    private readonly Lock _lock = new();

    private readonly IScriptEngineFactory _engines;
    private readonly ITimer _idle;
    private IScriptEngine? _engine;
    private Func<string, string?>? _read;
    private bool _disposed;

    /// <summary>Makes a compiler whose engine has not started.</summary>
    /// <param name="engines">Makes the engine.</param>
    /// <param name="time">Tells when nothing was compiled for a while; the system's by default.</param>
    public ScriptedCompiler(IScriptEngineFactory engines, TimeProvider? time = null)
    {
        _engines = engines;
        _idle = (time ?? TimeProvider.System).CreateTimer(_ => Rest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long one file may take. Default 30 seconds.</summary>
    public TimeSpan FileTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the last file the engine ends. Default two minutes.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public string Version => BundleHash.Value;

    /// <inheritdoc />
    public CompiledSource Compile(PackageSource source, Func<string, string?> read) => Parse(Run(source, read, Call));

    /// <inheritdoc />
    public string? Map(PackageSource source) =>
        Run(source, static _ => null, static (context, source) => context.Call("__map", ScriptValue.From(source.Path), ScriptValue.From(source.Text)).AsString() ?? "") is { Length: > 0 } map ? map : null;

    private string Run(PackageSource source, Func<string, string?> read, Func<IScriptContext, PackageSource, string> call)
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

    /// <inheritdoc />
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

    private static string Call(IScriptContext context, PackageSource source)
    {
        var answer = source.Kind switch
        {
            SourceKind.Script => context.Call("__compile_script", ScriptValue.From(source.Path), ScriptValue.From(source.Text)),
            SourceKind.Template => context.Call("__compile_template", ScriptValue.From(source.Path), ScriptValue.From(source.Text)),
            _ => context.Call("__compile_style", ScriptValue.From(source.Path), ScriptValue.From(source.Kind == SourceKind.ScopedStyle)),
        };
        return answer.AsString() ?? throw new InvalidOperationException("The compiler bundle answered no text.");
    }

    private static CompiledSource Parse(string json)
    {
        var answer = JsonSerializer.Deserialize(json, CompileJson.Default.CompilerAnswer)!;
        return new CompiledSource(answer.Code ?? answer.Css ?? "", answer.Problems ?? [], answer.Dependencies ?? []);
    }

    private IScriptEngine Running(string path)
    {
        if (_engine is { Completion.IsCompleted: false })
            return _engine;
        var engine = _engines.Create(new ScriptEngineOptions { Name = "compiler", TurnLimit = FileTime, HeapLimit = 1L << 30 });
        _engine = engine;
        try
        {
            engine.RunAsync(context =>
            {
                context.Define("__host_readText", arguments => Read(arguments[0].AsString()));
                return context.Evaluate(Bundle.Value, "compiler.js");
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

    private static string ReadBundle()
    {
        using var stream = typeof(ScriptedCompiler).Assembly.GetManifestResourceStream("Pergola.Web.compiler.js")
            ?? throw new InvalidOperationException("Pergola was built without its compiler bundle. Build it again with Node 20 or later.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
