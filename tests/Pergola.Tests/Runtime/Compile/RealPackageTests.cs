using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;

namespace Pergola.Tests.Runtime.Compile;

/// <summary>Programs of others, unmodified: PERGOLA_INPUTS names a folder of checked-out repositories. Without it there is nothing to test.</summary>
public sealed class RealPackageTests
{
    public static TheoryData<string> Programs { get; } = new(Find().DefaultIfEmpty(""));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Every_file_of_a_real_program_compiles(string folder)
    {
        Assert.SkipWhen(folder.Length == 0, "PERGOLA_INPUTS is not set.");
        using var package = MiniAppPackage.Open(folder);
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        var config = AppConfig.Load(package);
        var compiled = new CompiledPackage(package, config, compiler, new CompileCache());
        foreach (var page in config.Pages)
        {
            Assert.NotNull(compiled.Component(page));
            Assert.NotNull(compiled.Module(page + ".js"));
            Assert.NotNull(compiled.Template(page + ".wxml"));
            compiled.Sheet(page + ".wxss");
            config.WindowFor(page, "dark");
        }

        Assert.DoesNotContain(compiled.Problems, static problem => problem.Fatal);
    }

    private static IEnumerable<string> Find() =>
        Environment.GetEnvironmentVariable("PERGOLA_INPUTS") is { Length: > 0 } inputs && Directory.Exists(inputs)
            ? Directory.EnumerateFiles(inputs, "app.json", SearchOption.AllDirectories).Where(static file => File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "app.js"))).Select(static file => Path.GetDirectoryName(file)!)
            : [];
}
