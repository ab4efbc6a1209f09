using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>In turn the platform's process is killed, and the database server with all its processes.</summary>
public sealed class PostgresKillTests(PostgresCluster cluster) : KillContract, IClassFixture<PostgresCluster>
{
    internal override Task<StoreAddress> NewStoreAsync() => cluster.NewStoreAsync();

    internal override async Task<bool> KillServerAsync(int round)
    {
        if (round % 2 == 0)
            return false;
        await cluster.Server.KillAsync();
        await cluster.Server.RestartAsync();
        return true;
    }
}
