using Pergola.MiniApps;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Scripting;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class HardFilesTests
{
    [Theory]
    [InlineData(ScriptErrorKind.TimeLimit)]
    [InlineData(ScriptErrorKind.HeapLimit)]
    [InlineData(ScriptErrorKind.ProcessLost)]
    public async Task A_file_that_takes_too_much_is_tried_once_and_after_three_of_them_no_more_are_tried(ScriptErrorKind kind)
    {
        using var folder = new TempFolder().WithApp();
        foreach (var name in (string[])["a", "b", "c", "d"])
            folder.With(name + ".js", name);
        await using var compiler = new HangingCompiler(kind);
        using var package = MiniAppPackage.Open(folder.Path);
        var code = new CompiledPackage(package, AppConfig.Load(package), compiler, new CompileCache());

        foreach (var file in (string[])["a.js", "a.js", "b.js", "c.js", "d.js", "a.js"])
            Assert.Throws<PackageException>(() => code.Module(file));

        Assert.Equal(["a.js", "b.js", "c.js"], compiler.Tried);
        Assert.Contains("no more are tried", Assert.Throws<PackageException>(() => code.Module("d.js")).Message, StringComparison.Ordinal);
    }

    private sealed class HangingCompiler(ScriptErrorKind kind) : IPackageCompiler
    {
        public List<string> Tried { get; } = [];

        public string Version => "1";

        public CompiledSource Compile(PackageSource source, Func<string, string?> read)
        {
            Tried.Add(source.Path);
            throw new PackageException("The file cannot be compiled.", source.Path, inner: new ScriptException(new ScriptError(kind, "It took too much.")));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
