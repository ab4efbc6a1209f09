using System.Diagnostics;
using Pergola.Testing;

namespace Pergola.Bench.Rows;

/// <summary>The headless runtime: how long a launch takes, and how long another page of a program that runs.</summary>
internal sealed class PageLoad : IBenchmark
{
    private const int Rounds = 15;
    private const double Limit = 50;

    public string Name => "headless";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("pergola-bench");
        try
        {
            var launches = new List<double>();
            var pages = new List<double>();
            for (var round = 0; round <= Rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                await using var app = await TestMiniApp.OpenAsync(Programs.Bench, new() { DataDirectory = data.FullName });
                await app.WaitForAsync(() => Task.FromResult(app.Log.Ready.Count == 1));
                launches.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                started = Stopwatch.GetTimestamp();
                await app.App.Pages.NavigateToAsync("/pages/second/second", CancellationToken.None);
                await app.WaitForAsync(() => Task.FromResult(app.Log.Ready.Count == 2));
                pages.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            // The first round compiles the program and the bench itself: it is told apart.
            var (launch, page) = (Figures.Median(launches.Skip(1)), Figures.Median(pages.Skip(1)));
            return
            [
                new("headless: page loaded, p50") { Ours = Figures.Text(page, "ms"), Against = "50 ms limit", Ratio = page / Limit, Budget = "<= 50 ms", Met = page <= Limit, Note = $"the first time, with compiling: {Figures.Text(pages[0], "ms")}" },
                new("headless: whole launch, p50") { Ours = Figures.Text(launch, "ms"), Note = $"the first time, with compiling and .NET's own start: {Figures.Text(launches[0], "ms")}" },
            ];
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
