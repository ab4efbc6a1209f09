using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Bench.Rows;

/// <summary>
/// Pages of one program are opened and closed for a while, and beside it whole programs: the process must not grow. PERGOLA_SOAK_MINUTES says how long; 2 by default,
/// 60 for the budget.
/// </summary>
internal sealed class Soak : IBenchmark
{
    private const int PagesForEachProgram = 50;
    private const double Mebibyte = 1 << 20;
    private const double Most = 1.1;

    public string Name => "soak";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("PERGOLA_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var given) ? given : 2;
        var (whole, warm) = (TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes / 4));
        var data = Directory.CreateTempSubdirectory("pergola-bench");
        try
        {
            await using var services = Instances.Services(data.FullName);
            var host = services.GetRequiredService<MiniAppHost>();
            var watcher = new Watcher();
            await using var app = await OpenAsync(host, "mpsoak0000000000", watcher);
            var started = Stopwatch.GetTimestamp();
            var (pages, programs, first) = (0, 0, 0L);
            while (Stopwatch.GetElapsedTime(started) < whole)
            {
                await app.Pages.NavigateToAsync("/pages/second/second", CancellationToken.None);
                await watcher.ReadyAsync();
                await app.Pages.NavigateBackAsync(1, CancellationToken.None);
                if (++pages % PagesForEachProgram == 0)
                {
                    await (await OpenAsync(host, $"mpsoak{++programs % 10:D10}", new Watcher())).DisposeAsync();
                    // Paced, so that what is made is not only what the collectors are behind with.
                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                }

                if (first == 0 && Stopwatch.GetElapsedTime(started) > warm)
                    first = Instances.Resident();
            }

            var last = Instances.Resident();
            return
            [
                new($"soak: {minutes.ToString(CultureInfo.InvariantCulture)} minutes of opening and closing")
                {
                    Ours = Figures.Text(last / Mebibyte, "MiB at the end"),
                    Against = Figures.Text(first / Mebibyte, "MiB after a quarter of the time"),
                    Ratio = (double)last / first,
                    Budget = $"<= {Most.ToString(CultureInfo.InvariantCulture)}x",
                    Met = last <= first * Most,
                    Note = $"{pages} pages and {programs} programs",
                },
            ];
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<MiniApp> OpenAsync(MiniAppHost host, string appId, Watcher watcher)
    {
        var app = await host.StartMiniAppAsync(new() { App = new(appId, "soak"), Package = MiniAppPackage.Open(Programs.Bench), Observer = watcher });
        await watcher.ReadyAsync();
        return app;
    }

    /// <summary>Keeps nothing of what it is told but that a page is ready.</summary>
    private sealed class Watcher : IMiniAppObserver
    {
        private readonly Channel<int> _ready = Channel.CreateUnbounded<int>();
        private readonly ConcurrentQueue<string> _faults = new();

        public async Task ReadyAsync()
        {
            await _ready.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System);
            if (_faults.TryPeek(out var fault))
                throw new InvalidOperationException(fault);
        }

        public void OnPageReady(int pageId, string route) => _ready.Writer.TryWrite(pageId);

        public void OnError(ScriptError error, int pageId) => _faults.Enqueue(error.Message);

        public void OnConsole(ScriptConsoleMessage message)
        {
        }

        public void OnUnsupported(string name)
        {
        }

        public void OnStopped(string reason)
        {
        }
    }
}
