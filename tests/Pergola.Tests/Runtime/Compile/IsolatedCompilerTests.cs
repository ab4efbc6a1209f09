using System.Diagnostics;
using Pergola.JavaScriptCore.Isolation;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;

namespace Pergola.Tests.Runtime.Compile;

/// <summary>The compiler in a child process, which all programs of a host share.</summary>
public sealed class IsolatedCompilerTests : IDisposable
{
    private readonly IsolatedEngineFactory _engines = new(new IsolationOptions { ReadyChildren = 1 });

    [Fact]
    public async Task A_compiler_whose_process_was_killed_compiles_the_next_file()
    {
        await using var compiler = new ScriptedCompiler(_engines);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("exports", compiler.Compile(new PackageSource(SourceKind.Script, "a.js", $"export const a = {i}"), static _ => null).Code, StringComparison.Ordinal);
            Kill();
        }
    }

    [Fact]
    public async Task A_file_that_costs_the_compiler_its_process_again_is_not_compiled()
    {
        await using var compiler = new ScriptedCompiler(_engines);
        var read = 0;
        var failure = Assert.Throws<PackageException>(() => compiler.Compile(new PackageSource(SourceKind.Style, "a.wxss", "@import 'b.wxss';"), file =>
        {
            read++;
            Kill();
            return "view { color: red }";
        }));
        Assert.Contains("its process ended", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, read);
    }

    public void Dispose() => _engines.Dispose();

    private void Kill()
    {
        using var process = Process.GetProcessById(_engines.Children.Single(static child => child.Name == "compiler").ProcessId);
        process.Kill();
    }
}
