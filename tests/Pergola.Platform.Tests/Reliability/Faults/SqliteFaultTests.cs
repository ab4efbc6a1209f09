using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Faults;

public sealed class SqliteFaultTests : FaultContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>ABORT undoes the statement; ROLLBACK the whole transaction, as SQLite itself does after some I/O errors.</summary>
    private protected override IReadOnlyList<string> Timings => ["BEFORE ABORT", "AFTER ABORT", "BEFORE ROLLBACK", "AFTER ROLLBACK"];

    [Fact]
    public async Task A_full_disk_is_an_error_that_uses_no_code_and_ends_without_a_restart()
    {
        await using var store = (await NewStoreAsync()).Open();
        await store.ExecuteAsync("PRAGMA max_page_count = 1");
        var (codes, cancel) = (new List<string>(), TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
            {
                var code = $"code-{codes.Count}";
                await store.Codes.AddAsync(SampleCodes.Code(code, uid: code), cancel);
                codes.Add(code);
                Assert.NotNull((await store.Codes.RedeemAsync(SampleCodes.Try(code, "attempt"), SampleCodes.Session, cancel)).Session);
            }
        });
        await store.ExecuteAsync("PRAGMA max_page_count = 1000000");

        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        foreach (var code in codes)
            Assert.NotNull((await store.Codes.RedeemAsync(SampleCodes.Try(code, "attempt"), SampleCodes.Session, cancel)).Session);
        Assert.Equal(0, await store.CountHalfLoginsAsync());
        await store.Codes.AddAsync(SampleCodes.Code("afterwards", uid: "afterwards"), cancel);
        Assert.NotNull((await store.Codes.RedeemAsync(SampleCodes.Try("afterwards", "attempt"), SampleCodes.Session, cancel)).Session);
    }

    public void Dispose() => folder.Dispose();

    internal override Task<StoreAddress> NewStoreAsync() => Task.FromResult(StoreAddress.Sqlite(folder.Path));

    private protected override string Install(FaultPoint point)
    {
        var (timing, effect) = (point.Timing.Split(' ')[0], point.Timing.Split(' ')[1]);
        return $"CREATE TRIGGER fault {timing} {point.Event} ON {point.Table} WHEN NEW.uid = '{FaultPoint.Victim}' BEGIN SELECT RAISE({effect}, 'fault'); END";
    }

    private protected override string Remove(FaultPoint point) => "DROP TRIGGER fault";
}
