using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class CompileAllTests : IDisposable
{
    private readonly TempFolder _folder = new TempFolder().WithApp();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_come_back_in_the_order_of_the_paths_and_as_each_alone()
    {
        _folder.With("c/c.json", """{"component": true}""").With("c/c.wxss", ".a { width: 2rpx }").With("c/c.wxml", "<view/>").With("c/c.js", "import x from './x'\nexport default x")
            .With("c/m.wxs", "module.exports = 1").With("c/i.svg", "<svg/>");
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        using var package = MiniAppPackage.Open(_folder.Path);
        string[] paths = [.. package.List(), "gone.js"];

        var files = Open(package, compiler).CompileAll(paths, withMaps: true);

        var alone = Open(package, compiler);
        Assert.Equal(paths, files.Select(static file => file.Path));
        Assert.All(files, file =>
        {
            Assert.Null(file.Fault);
            Assert.Equal(Ask(alone, file.Path), file.Code);
            Assert.Equal(alone.Map(file.Path), file.Map);
        });
        Assert.Contains(files, static file => file.Map is not null);
    }

    [Fact]
    public async Task A_broken_file_says_so_itself_and_problems_are_reported_in_the_order_of_the_paths()
    {
        _folder.With("a.wxml", "<view>{{ a + }}</view>").With("b.js", "let a\nconst = 2").With("c.wxml", "<view>\n{{ a + }}</view>").With("d.wxss", ".a {\n}}").With("e.js", "1").With("f.json", "{\n");
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        using var package = MiniAppPackage.Open(_folder.Path);
        List<CompileProblem> reported = [];
        var compiled = new CompiledPackage(package, AppConfig.Load(package), compiler, new CompileCache()) { Reported = reported.Add };

        var files = compiled.CompileAll(["a.wxml", "b.js", "c.wxml", "d.wxss", "e.js", "f.json"]);

        Assert.Equal([("a.wxml", 1), ("b.js", 2), ("c.wxml", 2), ("d.wxss", 2), null, ("f.json", 0)], files.Select(static file => file.Fault is { } fault ? (fault.File!, fault.Line) : ((string, int)?)null));
        Assert.Equal("1", files[4].Code);
        Assert.All(files, static file => Assert.Equal(file.Fault is null, file.Code is not null));
        Assert.Equal(["a.wxml", "b.js", "c.wxml", "d.wxss", "f.json"], reported.Select(static problem => problem.File).Distinct());
    }

    [Fact]
    public async Task A_template_is_compiled_while_a_script_is()
    {
        _folder.With("a.js", "1").With("a.wxml", "<view/>");
        await using var compiler = new MeetingCompiler();
        using var package = MiniAppPackage.Open(_folder.Path);

        Assert.All(Open(package, compiler).CompileAll(["a.js", "a.wxml"]), static file => Assert.Equal("met", file.Code));
    }

    [Fact]
    public async Task What_is_no_fault_of_a_file_is_thrown()
    {
        await using var compiler = new BrokenCompiler();
        using var package = MiniAppPackage.Open(_folder.Path);

        Assert.Throws<InvalidOperationException>(() => Open(package, compiler).CompileAll(["app.js", "pages/index/index.wxml"]));
    }

    private static CompiledPackage Open(MiniAppPackage package, IPackageCompiler compiler) => new(package, AppConfig.Load(package), compiler, new CompileCache());

    private static string? Ask(CompiledPackage compiled, string path) => Path.GetExtension(path) switch
    {
        ".js" or ".json" => compiled.Module(path),
        ".wxml" or ".wxs" => compiled.Template(path),
        ".wxss" => compiled.Sheet(path),
        _ => null,
    };

    /// <summary>Compiles a file only while another is being compiled.</summary>
    private sealed class MeetingCompiler : IPackageCompiler
    {
        private readonly Barrier _both = new(2);

        public string Version => "1";

        public CompiledSource Compile(PackageSource source, Func<string, string?> read) => new(_both.SignalAndWait(TimeSpan.FromSeconds(60)) ? "met" : "alone", [], []);

        public ValueTask DisposeAsync()
        {
            _both.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenCompiler : IPackageCompiler
    {
        public string Version => "1";

        public CompiledSource Compile(PackageSource source, Func<string, string?> read) => throw new InvalidOperationException("There is no engine.");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
