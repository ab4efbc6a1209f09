using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

public sealed class SqliteRaceTests(RaceTeam team) : RaceContract(team), IClassFixture<RaceTeam>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    internal override Task<StoreAddress> NewStoreAsync() => Task.FromResult(StoreAddress.Sqlite(folder.Path));
}
