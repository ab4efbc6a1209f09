namespace Pergola.Bench.Rows;

/// <summary>Logins that still succeed when ten times as many clients ask at once, each asking again as soon as it is answered or refused.</summary>
internal sealed class Overload : IBenchmark
{
    private const string What = "goodput with 640 clients, SQLite FULL";
    private const int Codes = 240_000;
    private const int Clients = 640;

    public string Name => "overload";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (!Load.IsInstalled)
            return [Row.Skipped(What, Load.NotInstalled)];
        await using var platform = await BenchPlatform.StartAsync();
        var (peak, under, offered) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Load.Rounds; round++)
        {
            var calm = await platform.Redeem.RunAsync(await platform.IssueAsync(Codes / 2));
            var crowded = await platform.Redeem.RunAsync(await platform.IssueAsync(Codes), Clients);
            if (round == 0)
                continue;
            peak.Add(calm.Good);
            under.Add(crowded.Good);
            offered.Add(crowded.Offered);
        }

        var (rate, peakRate) = (Figures.Median(under), Figures.Median(peak));
        return
        [
            new(What)
            {
                Ours = Figures.Text(rate, "/s good"),
                Against = $"{Figures.Text(peakRate, "/s")} with 64 clients",
                Ratio = rate / peakRate,
                Note = $"{Load.Rounds} rounds of 2 s by wrk; the 640 clients made {Figures.Text(Figures.Median(offered), "requests a second")}; what was not worked on was refused at once (system busy) and left its code unused",
            },
        ];
    }
}
