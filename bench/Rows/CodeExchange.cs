using System.Globalization;
using System.Text.RegularExpressions;

namespace Pergola.Bench.Rows;

/// <summary>jscode2session on SQLite with synchronous=FULL and 64 clients, against a bare POST of the same Kestrel in the same process.</summary>
internal sealed partial class CodeExchange : IBenchmark
{
    private const string What = "jscode2session, SQLite FULL, 64 clients";
    private const int Codes = 60_000;
    private const int Rounds = 2;

    public string Name => "codes";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (!File.Exists("/usr/bin/wrk"))
            return [Row.Skipped(What, "wrk is not installed (apt-get install -y wrk)")];

        await using var platform = await BenchPlatform.StartAsync();
        var (ours, bare, failed) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round <= Rounds; round++)
        {
            var file = await platform.IssueAsync(Codes);
            var peer = await LoadAsync(platform.Address, file, BenchPlatform.BarePath);
            var mine = await LoadAsync(platform.Address, file, BenchPlatform.RedeemPrefix, BenchPlatform.RedeemSuffix);
            failed += peer.Wrong + mine.Wrong;
            if (round == 0)
                continue;
            bare.Add(peer.Rate);
            ours.Add(mine.Rate);
        }

        var (rate, peerRate) = (Figures.Median(ours), Figures.Median(bare));
        return
        [
            new(What)
            {
                Ours = Figures.Text(rate, "/s"),
                Against = $"{Figures.Text(peerRate, "/s")} bare Kestrel POST",
                Ratio = rate / peerRate,
                Budget = ">= 0.45x",
                Met = failed == 0 && rate / peerRate >= 0.45,
                Note = $"{Rounds} rounds of 2 s by wrk with 2 threads, the two sides one after the other, every code once; {failed} answers were no session",
            },
        ];
    }

    private static async Task<(double Rate, int Wrong)> LoadAsync(Uri address, params string[] arguments)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "load.lua");
        var output = await Child.RunAsync(Child.Of("/usr/bin/wrk", ["-t2", "-c64", "-d2s", "-s", script, address.AbsoluteUri, "--", .. arguments]));
        var match = Printed().Match(output);
        return match.Success
            ? (double.Parse(match.Groups["rate"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["wrong"].Value, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("wrk printed no rate: " + output);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+).*wrong answers: (?<wrong>\d+)", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Printed();
}
