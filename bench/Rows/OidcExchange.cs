namespace Pergola.Bench.Rows;

/// <summary>jscode2session on SQLite beside the token endpoint of npm's oidc-provider, which keeps everything in memory.</summary>
internal sealed class OidcExchange : IBenchmark
{
    private const string What = "jscode2session, SQLite FULL, against oidc-provider";
    private const double Budget = 4;
    private const int Codes = 120_000;
    private const int PeerCodes = 30_000;

    public string Name => "oidc-provider";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (!Load.IsInstalled)
            return [Row.Skipped(What, Load.NotInstalled)];
        await using var platform = await BenchPlatform.StartAsync();
        await using var provider = await OidcProvider.StartAsync(PeerCodes);
        var (ours, peers, other) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round <= Load.Rounds; round++)
        {
            var peer = await provider.Exchange.RunAsync(await provider.IssueAsync());
            var mine = await platform.Redeem.RunAsync(await platform.IssueAsync(Codes));
            if (round == 0)
                continue;
            peers.Add(peer.Good);
            ours.Add(mine.Good);
            other += (peer.Short ? 0 : peer.Other) + (mine.Short ? 0 : mine.Other);
        }

        var (rate, peerRate) = (Figures.Median(ours), Figures.Median(peers));
        return
        [
            new(What)
            {
                Ours = Figures.Text(rate, "/s"),
                Against = $"{Figures.Text(peerRate, "/s")} oidc-provider",
                Ratio = rate / peerRate,
                Budget = ">= 4x",
                Met = other == 0 && rate / peerRate >= Budget,
                Note = $"{Load.Rounds} rounds of 2 s by wrk with 2 threads, one after the other; oidc-provider in one Node process with its store in memory; {other} answers were refusals",
            },
        ];
    }
}
