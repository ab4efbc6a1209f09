using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task A_code_is_remembered_for_a_day_after_its_end_and_then_forgotten()
    {
        using var folder = new TemporaryFolder();
        using var database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        var (codes, time, cancel) = (new SqliteCodeStore(database), new MovableTime(), TestContext.Current.CancellationToken);
        using var housekeeping = new Housekeeping(database, time, NullLogger<Housekeeping>.Instance);
        await codes.AddAsync(SampleCodes.Code("code"), cancel);

        time.Move(TimeSpan.FromMinutes(5) + TimeSpan.FromDays(1));
        await housekeeping.SweepAsync(cancel);
        Assert.Equal(Refusal.Expired, await RefusalAsync());
        time.Move(TimeSpan.FromMilliseconds(1));
        await housekeeping.SweepAsync(cancel);
        Assert.Equal(Refusal.Unknown, await RefusalAsync());

        async Task<Refusal?> RefusalAsync() =>
            (await codes.RedeemAsync(SampleCodes.Try("code", "a", TimeSpan.FromDays(2)), SampleCodes.Session, cancel)).Refusal;
    }
}
