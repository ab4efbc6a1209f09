namespace Pergola.Bench.Rows;

/// <summary>jscode2session with 64 clients beside a bare POST of the same Kestrel in the same process.</summary>
internal static class Exchange
{
    private const int Codes = 120_000;

    public static async Task<Row> AgainstBarePostAsync(string what, double budget, BenchPlatform platform)
    {
        var (ours, bare, other) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round <= Load.Rounds; round++)
        {
            var codes = await platform.IssueAsync(Codes);
            var peer = await platform.BarePost.RunAsync(codes);
            var mine = await platform.Redeem.RunAsync(codes);
            if (round == 0)
                continue;
            bare.Add(peer.Good);
            ours.Add(mine.Good);
            other += peer.Other + (mine.Short ? 0 : mine.Other);
        }

        var (rate, peerRate) = (Figures.Median(ours), Figures.Median(bare));
        return new(what)
        {
            Ours = Figures.Text(rate, "/s"),
            Against = $"{Figures.Text(peerRate, "/s")} bare Kestrel POST",
            Ratio = rate / peerRate,
            Budget = FormattableString.Invariant($">= {budget:0.00}x"),
            Met = other == 0 && rate / peerRate >= budget,
            Note = $"{Load.Rounds} rounds of 2 s by wrk with 2 threads, the two sides one after the other, every code once; {other} answers were no session",
        };
    }
}
