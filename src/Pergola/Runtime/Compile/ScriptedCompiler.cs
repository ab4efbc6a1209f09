using System.Text.Json;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Compile;

/// <summary>
/// The compiler bundle (<c>web/compiler</c>) in script engines of its own: one for templates, and one for scripts and style sheets, so that both kinds can be compiled at
/// once. An engine starts with the first file that is not in a cache, so that a second start has none; and it ends when nothing was compiled for a while: together they
/// take a hundred megabytes.
/// </summary>
public sealed class ScriptedCompiler : IPackageCompiler
{
    private readonly IScriptEngineFactory _engines;
    private readonly TimeProvider _time;
    private readonly Lazy<CompilerEngine> _templates;
    private readonly Lazy<CompilerEngine> _scripts;

    /// <summary>Makes a compiler whose engines have not started.</summary>
    /// <param name="engines">Makes the engines.</param>
    /// <param name="time">Tells when nothing was compiled for a while; the system's by default.</param>
    public ScriptedCompiler(IScriptEngineFactory engines, TimeProvider? time = null)
    {
        (_engines, _time) = (engines, time ?? TimeProvider.System);
        _templates = new(() => Engine("template compiler"));
        _scripts = new(() => Engine("compiler"));
    }

    /// <summary>How long one file may take. Default 30 seconds.</summary>
    public TimeSpan FileTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its last file an engine ends. Default two minutes.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public string Version => CompilerBundle.Version;

    /// <inheritdoc />
    public CompiledSource Compile(PackageSource source, Func<string, string?> read) => Parse(EngineFor(source).Run(source, read, Call));

    /// <inheritdoc />
    public string? Map(PackageSource source) =>
        EngineFor(source).Run(source, static _ => null, static (context, source) => context.Call("__map", ScriptValue.From(source.Path), ScriptValue.From(source.Text)).AsString() ?? "") is { Length: > 0 } map ? map : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _templates.Value.DisposeAsync();
        await _scripts.Value.DisposeAsync();
    }

    private CompilerEngine Engine(string name) =>
        new(_engines, new ScriptEngineOptions { Name = name, TurnLimit = FileTime, HeapLimit = 1L << 30 }, _time) { IdleTime = IdleTime };

    private CompilerEngine EngineFor(PackageSource source) => (source.Kind is SourceKind.Template ? _templates : _scripts).Value;

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

    // A line of JSON, and the code as it is.
    private static CompiledSource Parse(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        var answer = JsonSerializer.Deserialize(text.AsSpan(0, line), CompileJson.Default.CompilerAnswer)!;
        return new CompiledSource(text[(line + 1)..], answer.Problems, answer.Dependencies);
    }
}
