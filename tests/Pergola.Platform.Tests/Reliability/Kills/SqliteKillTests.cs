using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Kills;

public sealed class SqliteKillTests : KillContract, IDisposable
{
    private readonly List<TemporaryFolder> folders = [];

    public void Dispose() => folders.ForEach(folder => folder.Dispose());

    internal override Task<StoreAddress> NewStoreAsync()
    {
        folders.Add(new TemporaryFolder());
        return Task.FromResult(StoreAddress.Sqlite(folders[^1].Path));
    }
}
