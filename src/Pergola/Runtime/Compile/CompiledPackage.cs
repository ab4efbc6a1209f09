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

    /// <summary>
    /// Compiles many files: templates on a thread of their own, since the compiler has an engine for them and one for the rest. A file that cannot be used throws nothing
    /// here: it says so itself. Problems are reported in the order of the paths, when all is compiled.
    /// </summary>
    /// <param name="paths">Any files of the package.</param>
    /// <param name="withMaps">Whether to give the map of each as well.</param>
    /// <returns>The files in the order of the paths, whatever was compiled first.</returns>
    public IReadOnlyList<CompiledFile> CompileAll(IReadOnlyList<string> paths, bool withMaps = false)
    {
        var files = new CompiledFile[paths.Count];
        var templates = Task.Run(() => Fill(isTemplate: true));
        try
        {
            Fill(isTemplate: false);
        }
        finally
        {
            templates.GetAwaiter().GetResult();
        }

        foreach (var problem in files.SelectMany(static file => file.Problems))
            Report(problem);
        return files;

        void Fill(bool isTemplate)
        {
            for (var i = 0; i < files.Length; i++)
            {
                if (KindOf(paths[i]) is SourceKind.Template == isTemplate)
                    files[i] = CompileFile(paths[i], withMaps);
            }
        }
    }

    private CompiledFile CompileFile(string path, bool withMaps)
    {
        IReadOnlyList<CompileProblem> problems = [];
        try
        {
            if (KindOf(path) is not { } kind || Source(kind is SourceKind.Style && IsComponentSheet(path) ? SourceKind.ScopedStyle : kind, path) is not { } source)
                return new CompiledFile(path, null, null, problems, null);
            var compiled = Compile(source);
            problems = compiled.Problems;
            return new CompiledFile(path, Code(compiled), withMaps ? Map(path) : null, problems, null);
        }
        catch (PackageException fault)
        {
            return new CompiledFile(path, null, null, problems, fault);
        }
    }

    private static SourceKind? KindOf(string path) => Path.GetExtension(path) switch
    {
        ".js" or ".json" => SourceKind.Script,
        ".wxml" or ".wxs" => SourceKind.Template,
        ".wxss" => SourceKind.Style,
        _ => null,
    };

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
        if (Source(kind, path) is not { } source)
            return null;
        var compiled = Compile(source);
        foreach (var problem in compiled.Problems)
            Report(problem);
        return Code(compiled);
    }

    private PackageSource? Source(SourceKind kind, string path) =>
        PackagePath.TryNormalize(path, out var normal) && package.TryReadText(normal) is { } text ? new PackageSource(kind, normal, text) : null;

    private CompiledSource Compile(PackageSource source)
    {
        var isJson = source.Path.EndsWith(".json", StringComparison.Ordinal);
        if (package.Manifest is not null)
            return new CompiledSource(isJson ? JsonModule(source.Path, source.Text) : source.Text, [], []);
        // What is JSON needs no compiler; what is not goes there to be told so in its words.
        return isJson && IsJson(source.Text) ? new CompiledSource(ModuleOf(source.Text), [], []) : CompileOnce(source);
    }

    private static string Code(CompiledSource compiled) => compiled.Problems.FirstOrDefault(static problem => problem.Fatal) is { } fatal
        ? throw new PackageException(fatal.Message, fatal.File, fatal.Line, fatal.Column)
        : compiled.Code;

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
            return ModuleOf(text);
        }
        catch (JsonException broken)
        {
            throw new PackageException($"The file is not JSON: {broken.Message}", path, (int)(broken.LineNumber ?? -1) + 1, inner: broken);
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static string ModuleOf(string json) => "module.exports=" + json;
}
