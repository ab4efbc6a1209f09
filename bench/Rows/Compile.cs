using System.Diagnostics;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Compile;

namespace Pergola.Bench.Rows;

/// <summary>Every file of the official demo, with an empty cache and a compiler that has not been started.</summary>
internal sealed class Compile : IBenchmark
{
    private const string What = "compile the official demo";
    private const double Budget = 0.15;

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
            var (seconds, missing) = await DiminaFigure.TryAsync<double?>(async () => await Dmcc.CompileAsync(folder, cache.CreateSubdirectory("dimina").FullName));
            var row = new Row(What)
            {
                Ours = $"{Figures.Text(cold.Seconds, "s")}, {config.Pages.Count} pages, {cold.Files} files",
                Note = $"{Figures.Text(cold.Processor, "s")} of processor time; the same again from the cache on disk: {Figures.Text(warm.Seconds, "s")}{(seconds is null ? "" : "; dimina's compiler once, which also minifies, from the start of its process to its end")}",
            };
            return [new DiminaFigure(seconds, missing).Beside(row, cold.Seconds, "s", (11.9, 11.9), Budget)];
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static async Task<Outcome> CompileAsync(MiniAppPackage package, AppConfig config, CompileCache cache)
    {
        var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await using var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        var compiled = new CompiledPackage(package, config, compiler, cache);
        var files = compiled.CompileAll([.. package.List().Where(static path => Path.GetExtension(path) is ".js" or ".json" or ".wxml" or ".wxs" or ".wxss")]);
        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, files.Count(static file => file.Code is not null));
    }

    private sealed record Outcome(double Seconds, double Processor, int Files);
}
