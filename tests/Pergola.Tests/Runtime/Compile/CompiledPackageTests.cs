using Pergola.MiniApps;
using Pergola.Runtime.Compile;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class CompiledPackageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TempFolder _cache = new();
    private readonly RecordingCompiler _compiler = new();

    public void Dispose()
    {
        _folder.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public void A_file_is_compiled_when_it_is_first_asked_for_and_only_once()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);
        var compiled = Compiled(package, new CompileCache());

        Assert.Equal("Script:Page({})", compiled.Module("/pages/index/index.js"));
        Assert.Equal("Script:Page({})", compiled.Module("pages/index/index.js"));
        Assert.Equal("Template:<view/>", compiled.Template("pages/index/index.wxml"));
        Assert.Equal(["pages/index/index.js", "pages/index/index.wxml"], _compiler.Compiled);
    }

    [Fact]
    public void What_is_not_there_is_null_and_never_compiled()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);
        var compiled = Compiled(package, new CompileCache());

        Assert.Null(compiled.Module("pages/gone.js"));
        Assert.Null(compiled.Template("../outside.wxml"));
        Assert.Null(compiled.Sheet("app.wxss"));
        Assert.Null(compiled.Component("pages/gone/gone"));
        Assert.Empty(_compiler.Compiled);
    }

    [Fact]
    public void A_second_start_compiles_nothing()
    {
        _folder.WithApp().With("app.wxss", "@import 'a.wxss'").With("a.wxss", "view{}");
        using (var package = MiniAppPackage.Open(_folder.Path))
            Visit(Compiled(package, new CompileCache(_cache.Path)));
        _compiler.Compiled.Clear();

        using var again = MiniAppPackage.Open(_folder.Path);
        var cache = new CompileCache(_cache.Path);
        Assert.Equal("Style:@import 'a.wxss'|view{}", Visit(Compiled(again, cache)));
        Assert.Empty(_compiler.Compiled);
        Assert.Equal(0, cache.CompiledCount);
    }

    [Fact]
    public void Only_what_changed_is_compiled_again()
    {
        _folder.WithApp().With("app.wxss", "@import 'a.wxss'").With("a.wxss", "view{}").With("b.wxss", "@import 'c.wxss'");
        using var package = MiniAppPackage.Open(_folder.Path);
        var compiled = Compiled(package, new CompileCache());
        Visit(compiled);
        compiled.Sheet("b.wxss");
        _compiler.Compiled.Clear();

        _folder.With("a.wxss", "text{}");
        Visit(compiled);
        compiled.Sheet("b.wxss");
        Assert.Equal(["app.wxss"], _compiler.Compiled);

        _folder.With("c.wxss", "now it is there");
        Visit(compiled);
        compiled.Sheet("b.wxss");
        Assert.Equal(["app.wxss", "b.wxss"], _compiler.Compiled);
    }

    [Fact]
    public void A_broken_cache_is_as_good_as_none()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);
        Compiled(package, new CompileCache(_cache.Path)).Module("app.js");
        foreach (var file in Directory.GetFiles(_cache.Path, "*.json", SearchOption.AllDirectories))
            File.WriteAllText(file, "{");

        Assert.Equal("Script:App({})", Compiled(package, new CompileCache(_cache.Path)).Module("app.js"));
    }

    [Fact]
    public void Another_compiler_version_does_not_take_the_old_outcome()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);
        var cache = new CompileCache(_cache.Path);
        Compiled(package, cache).Module("app.js");
        _compiler.Version = "2";
        Compiled(package, cache).Module("app.js");
        Assert.Equal(2, cache.CompiledCount);
    }

    [Fact]
    public void A_fatal_problem_has_file_line_and_column_and_is_reported_once()
    {
        _folder.WithApp().With("bad.js", "fatal");
        using var package = MiniAppPackage.Open(_folder.Path);
        List<CompileProblem> reported = [];
        var compiled = new CompiledPackage(package, AppConfig.Load(package), _compiler, new CompileCache()) { Reported = reported.Add };

        var error = Assert.Throws<PackageException>(() => compiled.Module("bad.js"));
        Assert.Throws<PackageException>(() => compiled.Module("bad.js"));

        Assert.Equal("bad.js:3:7: it is bad", error.Located);
        Assert.Single(reported);
        Assert.Equal(reported, compiled.Problems);
    }

    [Fact]
    public void The_sheet_of_a_component_is_scoped()
    {
        _folder.WithApp().With("c/c.json", """{"component": true}""").With("c/c.wxss", ".a{}").With("pages/index/index.wxss", ".a{}");
        using var package = MiniAppPackage.Open(_folder.Path);
        var compiled = Compiled(package, new CompileCache());

        Assert.Equal("ScopedStyle:.a{}", compiled.Sheet("c/c.wxss"));
        Assert.Equal("Style:.a{}", compiled.Sheet("pages/index/index.wxss"));
    }

    private static string? Visit(CompiledPackage compiled)
    {
        compiled.Module("app.js");
        compiled.Template("pages/index/index.wxml");
        return compiled.Sheet("app.wxss");
    }

    private CompiledPackage Compiled(MiniAppPackage package, CompileCache cache) => new(package, AppConfig.Load(package), _compiler, cache);

    private sealed class RecordingCompiler : IPackageCompiler
    {
        public string Version { get; set; } = "1";

        public List<string> Compiled { get; } = [];

        public CompiledSource Compile(PackageSource source, Func<string, string?> read)
        {
            Compiled.Add(source.Path);
            if (source.Text == "fatal")
                return new CompiledSource("", [new CompileProblem(source.Path, 3, 7, "it is bad", true)], []);
            List<string> imports = [.. source.Text.Split('\'').Where(static part => part.EndsWith(".wxss", StringComparison.Ordinal))];
            return new CompiledSource($"{source.Kind}:{string.Join('|', [source.Text, .. imports.Select(file => read(file) ?? "missing")])}", [], imports);
        }

        public ValueTask DisposeAsync() => default;
    }
}
