namespace Pergola.Bench.Rows;

/// <summary>jscode2session on SQLite with synchronous=FULL.</summary>
internal sealed class CodeExchange : IBenchmark
{
    private const string What = "jscode2session, SQLite FULL, 64 clients";

    public string Name => "codes";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        if (!Load.IsInstalled)
            return [Row.Skipped(What, Load.NotInstalled)];
        await using var platform = await BenchPlatform.StartAsync();
        return [await Exchange.AgainstBarePostAsync(What, 0.45, platform)];
    }
}
