using System.Text.Json;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Scripting;
using Pergola.Testing;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class ScriptedCompilerTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ScriptedCompiler _compiler = new(new JavaScriptCoreEngineFactory());

    public async ValueTask DisposeAsync()
    {
        await _compiler.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_engine_ends_when_nothing_was_compiled_for_a_while_and_starts_again()
    {
        var (engines, clock) = (new RememberedEngines(), new ManualClock());
        await using var compiler = new ScriptedCompiler(engines, clock) { IdleTime = TimeSpan.FromMinutes(1) };
        string Compile() => compiler.Compile(new PackageSource(SourceKind.Script, "a.js", "export default 1"), static _ => null).Code;
        var code = Compile();
        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(code, Compile());
        clock.Advance(TimeSpan.FromSeconds(50));
        Assert.False(Assert.Single(engines.Made).Completion.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(20));
        await engines.Made[0].Completion.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(code, Compile());
        Assert.Equal(2, engines.Made.Count);
    }

    [Fact]
    public async Task Templates_have_an_engine_of_their_own_that_starts_with_the_first_of_them()
    {
        var engines = new RememberedEngines();
        await using var compiler = new ScriptedCompiler(engines);
        compiler.Compile(new PackageSource(SourceKind.Script, "a.js", "1"), static _ => null);
        compiler.Compile(new PackageSource(SourceKind.Style, "a.wxss", ".a{}"), static _ => ".a{}");
        Assert.Single(engines.Made);
        compiler.Compile(new PackageSource(SourceKind.Template, "a.wxml", "<view/>"), static _ => null);
        Assert.Equal(2, engines.Made.Count);
    }

    [Fact]
    public void Each_kind_of_file_is_compiled_in_the_engine()
    {
        _folder.WithApp()
            .With("pages/index/index.js", "import x from './x'\nexport default x + 1")
            .With("pages/index/index.wxml", "<wxs src=\"./f.wxs\" module=\"f\"/><view>{{f.double(n)}}</view>")
            .With("pages/index/f.wxs", "module.exports = { double: function (n) { return n * 2 } }")
            .With("pages/index/index.wxss", "@import '../../base.wxss';\n.a { width: 75rpx }")
            .With("base.wxss", "view { color: red }");
        var compiled = Open(out var package);
        using (package)
        {
            Assert.Contains("require('./x')", compiled.Module("pages/index/index.js"), StringComparison.Ordinal);
            Assert.NotEmpty(compiled.Template("pages/index/index.wxml")!);
            Assert.Contains("module", compiled.Template("pages/index/f.wxs"), StringComparison.Ordinal);
            var sheet = compiled.Sheet("pages/index/index.wxss")!;
            Assert.Contains("wx-view", sheet, StringComparison.Ordinal);
            Assert.Contains("var(--rpx)", sheet, StringComparison.Ordinal);
            Assert.Empty(compiled.Problems);
        }
    }

    [Theory]
    [InlineData("pages/index/index.js", "let a = 1\nlet b = ;", 2)]
    [InlineData("pages/index/index.wxml", "<view>\n  <view wx:if=\"{{ a + }}\"></view>\n</view>", 2)]
    [InlineData("pages/index/index.wxss", ".a {}\n.b { color: red", 2)]
    [InlineData("pages/index/index.wxss", ".a {}\n@import './gone.wxss';", 2)]
    public void A_broken_file_is_named_with_its_line(string path, string text, int line)
    {
        _folder.WithApp().With(path, text);
        var compiled = Open(out var package);
        using (package)
        {
            var error = Assert.Throws<PackageException>(() => Ask(compiled, path));
            Assert.Equal((path, line), (error.File, error.Line));
            Assert.True(error.Column > 0);
            Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_compiler_works_on_after_a_broken_file()
    {
        _folder.WithApp().With("bad.wxml", "<view>{{ a + }}</view>");
        var compiled = Open(out var package);
        using (package)
        {
            Assert.Throws<PackageException>(() => compiled.Template("bad.wxml"));
            Assert.NotEmpty(compiled.Template("pages/index/index.wxml")!);
        }
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        _folder.WithApp();
        for (var i = 0; i < 20; i++)
            _folder.With($"m{i}.js", $"module.exports = {i}");
        var compiled = Open(out var package);
        using (package)
        {
            var codes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => compiled.Module($"m{i}.js"))));
            Assert.Equal(Enumerable.Range(0, 20).Select(static i => $"module.exports = {i}"), codes);
        }
    }

    [Fact]
    public void The_component_json_can_be_read_by_the_logic()
    {
        _folder.WithApp().With("pages/index/index.json", """{ /* own */ "usingComponents": {"c": "../../c/c"}, }""").With("c/c.json", """{"component": true}""");
        var compiled = Open(out var package);
        using (package)
            Assert.Equal("/c/c", JsonElement.Parse(compiled.Component("/pages/index/index")!).GetProperty("usingComponents").GetProperty("c").GetString());
    }

    private CompiledPackage Open(out MiniAppPackage package)
    {
        package = MiniAppPackage.Open(_folder.Path);
        return new CompiledPackage(package, AppConfig.Load(package), _compiler, new CompileCache());
    }

    private static string? Ask(CompiledPackage compiled, string path) => Path.GetExtension(path) switch
    {
        ".js" => compiled.Module(path),
        ".wxml" => compiled.Template(path),
        _ => compiled.Sheet(path),
    };

    private sealed class RememberedEngines : IScriptEngineFactory
    {
        private readonly JavaScriptCoreEngineFactory _engines = new();

        public List<IScriptEngine> Made { get; } = [];

        public IScriptEngine Create(ScriptEngineOptions options)
        {
            Made.Add(_engines.Create(options));
            return Made[^1];
        }
    }
}
