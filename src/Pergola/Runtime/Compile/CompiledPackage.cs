using System.Collections.Concurrent;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.MiniApps.Config;
using Pergola.MiniApps.Packages;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Compile;

/// <summary>
/// A package as the logic asks for it: the answers of <c>__host_module</c>, <c>__host_template</c>, <c>__host_sheet</c> and
/// <c>__host_component</c>. An author's files are compiled when they are first asked for; those of a packed program are given as they are,
/// and the compiler is never asked. Paths may begin with a slash.
/// </summary>
/// <param name="package">The files.</param>
/// <param name="config">Its app.json.</param>
/// <param name="compiler">The compiler.</param>
/// <param name="cache">What was compiled before.</param>
/// <remarks>Every member throws <see cref="PackageException"/>, with file, line and column, when the file cannot be used. Thread-safe.</remarks>
public sealed class CompiledPackage(MiniAppPackage package, AppConfig config, IPackageCompiler compiler, CompileCache cache)
{
    // A few files that cannot be compiled in time are a mistake; more are an attack on the compiler that all programs share.
    private const int MostTooHard = 3;

    private readonly ConcurrentDictionary<CompileProblem, bool> _problems = new();
    private readonly ConcurrentDictionary<PackageSource, PackageException> _tooHard = new();

    /// <summary>The files.</summary>
    public MiniAppPackage Package => package;

    /// <summary>Its app.json.</summary>
    public AppConfig Config => config;

    /// <summary>Everything that was found wrong so far, fatal or not.</summary>
    public IReadOnlyCollection<CompileProblem> Problems => [.. _problems.Keys];

    /// <summary>Called once for each problem, on the thread that asked for the file.</summary>
    public Action<CompileProblem>? Reported { get; init; }

    /// <summary>The CommonJS body of a module, named with its extension (<c>.js</c>, <c>.json</c>); null when there is none.</summary>
    public string? Module(string path) => Compile(SourceKind.Script, path);

    /// <summary>The generator of a template or WXS module, named with its extension (<c>.wxml</c>, <c>.wxs</c>); null when there is none.</summary>
    public string? Template(string path) => Compile(SourceKind.Template, path);

    /// <summary>
    /// A style sheet with its imports, named with its extension (<c>.wxss</c>); null when there is none. The sheet of a component, whose
    /// json says <c>"component": true</c>, has its scope in each selector.
    /// </summary>
    public string? Sheet(string path) => Compile(IsComponentSheet(path) ? SourceKind.ScopedStyle : SourceKind.Style, path);

    /// <summary>The json of a page or component, named without extension, its components resolved to absolute paths; null when there is neither a json nor a template.</summary>
    public string? Component(string path) => PackagePath.TryNormalize(path, out var normal) ? ComponentConfig.Load(package, config, normal, ReportMissing) : null;

    /// <summary>Where the places of a compiled file stand in its author's source, for <see cref="SourceMap.Read"/>; null when they are the same, or when the file does not compile.</summary>
    public string? Map(string path)
    {
        if (!PackagePath.TryNormalize(path, out var normal))
            return null;
        if (package.Manifest is not null)
            return package.TryReadText(normal + PackedContent.MapExtension);
        var kind = Path.GetExtension(normal) switch { ".js" => SourceKind.Script, ".wxml" => SourceKind.Template, _ => (SourceKind?)null };
        return kind is { } known && package.TryReadText(normal) is { } text ? compiler.Map(new PackageSource(known, normal, text)) : null;
    }

    private bool IsComponentSheet(string path) =>
        path.EndsWith(".wxss", StringComparison.Ordinal) && package.TryReadJson(path[..^5] + ".json") is { } json && json.Root.IsTrue("component");

    private void ReportMissing(PackageException missing) => Report(new CompileProblem(missing.File!, missing.Line, missing.Column, missing.Message, Fatal: false));

    private void Report(CompileProblem problem)
    {
        if (_problems.TryAdd(problem, true))
            Reported?.Invoke(problem);
    }

    private string? Compile(SourceKind kind, string path)
    {
        if (!PackagePath.TryNormalize(path, out var normal) || package.TryReadText(normal) is not { } text)
            return null;
        if (package.Manifest is not null)
            return normal.EndsWith(".json", StringComparison.Ordinal) ? JsonModule(normal, text) : text;
        var compiled = CompileOnce(new PackageSource(kind, normal, text));
        foreach (var problem in compiled.Problems)
            Report(problem);

        return compiled.Problems.FirstOrDefault(static problem => problem.Fatal) is { } fatal
            ? throw new PackageException(fatal.Message, fatal.File, fatal.Line, fatal.Column)
            : compiled.Code;
    }

    private CompiledSource CompileOnce(PackageSource source)
    {
        if (_tooHard.TryGetValue(source, out var known))
            throw known;
        if (_tooHard.Count >= MostTooHard)
            throw new PackageException($"{MostTooHard} files of this mini program could not be compiled in time, so no more are tried.", source.Path);
        try
        {
            return cache.Get(compiler, source, file => file == source.Path ? source.Text : package.TryReadText(file));
        }
        catch (PackageException failed) when (failed.InnerException is ScriptException { Error.Kind: ScriptErrorKind.TimeLimit or ScriptErrorKind.HeapLimit or ScriptErrorKind.ProcessLost })
        {
            _tooHard.TryAdd(source, failed);
            throw;
        }
    }

    // Data stays data in a packed program: other parts of the SDK read it too.
    private static string JsonModule(string path, string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return "module.exports=" + text;
        }
        catch (JsonException broken)
        {
            throw new PackageException($"The file is not JSON: {broken.Message}", path, (int)(broken.LineNumber ?? -1) + 1, inner: broken);
        }
    }
}
