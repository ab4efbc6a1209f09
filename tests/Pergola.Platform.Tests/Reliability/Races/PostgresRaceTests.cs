using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Races;

public sealed class PostgresRaceTests(RaceTeam team, OwnPostgres postgres) : RaceContract(team), IClassFixture<RaceTeam>, IClassFixture<OwnPostgres>
{
    internal override Task<StoreAddress> NewStoreAsync() => postgres.NewStoreAsync();
}
