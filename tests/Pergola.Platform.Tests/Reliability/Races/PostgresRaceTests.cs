using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

public sealed class PostgresRaceTests(RaceTeam team, PostgresCluster cluster) : RaceContract(team), IClassFixture<RaceTeam>, IClassFixture<PostgresCluster>
{
    internal override Task<StoreAddress> NewStoreAsync() => cluster.NewStoreAsync();
}
