using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>In turn the platform's process is killed, and the database server with all its processes.</summary>
public sealed class PostgresKillTests(OwnPostgres postgres) : KillContract, IClassFixture<OwnPostgres>
{
    internal override Task<StoreAddress> NewStoreAsync() => postgres.NewStoreAsync();

    internal override async Task<bool> KillServerAsync(int round)
    {
        if (round % 2 == 0)
            return false;
        await postgres.Server.KillAsync();
        await postgres.Server.RestartAsync();
        return true;
    }
}
