using System.Globalization;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Bench.Rows;

/// <summary>A process of its own that makes many instances of one kind and tells what they took.</summary>
internal static class Instances
{
    private const int WarmUp = 10;

    // An engine without turns gives back what it can do without.
    private static readonly TimeSpan EngineRest = TimeSpan.FromSeconds(12);

    /// <summary>Prints: bytes for each instance, resident bytes of the whole process, the same when all engines rest, milliseconds for each instance.</summary>
    public static async Task<int> MeasureAsync(string kind, int count)
    {
        var data = Directory.CreateTempSubdirectory("pergola-bench");
        try
        {
            // As on a device, the program was compiled before.
            await using (var first = Services(data.FullName))
                await (await AccountAsync(first)).DisposeAsync();
            await using var services = Services(data.FullName);
            Func<Task<IAsyncDisposable>> make = kind == "bare" ? BareAsync : () => AccountAsync(services);
            var live = new List<IAsyncDisposable>();
            for (var i = 0; i < WarmUp; i++)
                live.Add(await make());
            var before = Resident();
            var started = Stopwatch.GetTimestamp();
            for (var i = WarmUp; i < count; i++)
                live.Add(await make());
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds / (count - WarmUp);
            var after = Resident();
            await Task.Delay(EngineRest, TimeProvider.System);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(after - before) / (count - WarmUp)} {after} {Resident()} {milliseconds}"));
            foreach (var one in live)
                await one.DisposeAsync();
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>A context with the component framework loaded, and no program.</summary>
    private static async Task<IAsyncDisposable> BareAsync()
    {
        var engine = new JavaScriptCoreEngineFactory().Create(new ScriptEngineOptions { Name = "bare" });
        await engine.RunAsync(static context =>
        {
            foreach (var name in (string[])["call", "callSync", "abort", "ops", "module", "template", "sheet", "component", "evaluate", "event"])
                context.Define("__host_" + name, static _ => default);
            context.Evaluate("globalThis.__host_token = 'bare';", "token.js");
            return context.Evaluate(Framework.Value, "logic.js");
        });
        return engine;
    }

    private static async Task<IAsyncDisposable> AccountAsync(ServiceProvider services)
    {
        var log = new RunLog();
        var package = MiniAppPackage.Open(Programs.Account);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        log.Changed += () =>
        {
            if (log.Ready.Count > 0)
                ready.TrySetResult();
        };
        var app = await services.GetRequiredService<MiniAppHost>().StartMiniAppAsync(new MiniAppLaunch
        {
            App = new MiniAppInfo(package.AppId ?? "mpbench000000000", "account"),
            Package = package,
            Ui = new ScriptedUi(),
            Observer = log,
        });
        await ready.Task;
        return app;
    }

    private static readonly Lazy<string> Framework = new(static () =>
    {
        using var stream = typeof(MiniApp).Assembly.GetManifestResourceStream("Pergola.Web.logic.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddJavaScriptCore();
        services.AddPergola(options => options.DataDirectory = data);
        return services.BuildServiceProvider();
    }

    public static long Resident()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }
}
