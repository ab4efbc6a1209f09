using System.Diagnostics;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;

namespace Pergola.Bench.Rows;

/// <summary>Every file of the official demo, with an empty cache and a compiler that has not been started.</summary>
internal sealed class Compile : IBenchmark
{
    private const string What = "compile the official demo";

    public string Name => "compile";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (Programs.Demo is not { } folder)
            return [Row.Skipped(What, "PERGOLA_INPUTS names no folder with mini-programs/miniprogram in it")];

        var cache = Directory.CreateTempSubdirectory("pergola-bench");
        try
        {
            using var package = MiniAppPackage.Open(folder);
            var config = AppConfig.Load(package);
            var cold = await CompileAsync(package, config, new CompileCache(cache.FullName));
            var warm = await CompileAsync(package, config, new CompileCache(cache.FullName));
            return
            [
                new(What)
                {
                    Ours = $"{Figures.Text(cold.Seconds, "s")}, {config.Pages.Count} pages, {cold.Files} files",
                    Against = "11.9 s dimina (reference, another run)",
                    Ratio = cold.Seconds / 11.9,
                    Budget = "<= 0.15x",
                    Note = $"the same again from the cache on disk: {Figures.Text(warm.Seconds, "s")}; the reference is of another run on 2 cores, so the ratio is no more than a hint",
                },
            ];
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static async Task<(double Seconds, int Files)> CompileAsync(MiniAppPackage package, AppConfig config, CompileCache cache)
    {
        var started = Stopwatch.GetTimestamp();
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        var compiled = new CompiledPackage(package, config, compiler, cache);
        var files = 0;
        foreach (var file in package.List())
        {
            var code = Path.GetExtension(file) switch
            {
                ".js" or ".json" => compiled.Module(file),
                ".wxml" or ".wxs" => compiled.Template(file),
                ".wxss" => compiled.Sheet(file),
                _ => null,
            };
            if (code is not null)
                files++;
        }

        return (Stopwatch.GetElapsedTime(started).TotalSeconds, files);
    }
}
