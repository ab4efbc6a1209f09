using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;

namespace Pergola.Platform.Tests.Reliability.Nodes;

public sealed class PostgresNodeTests(OwnPostgres postgres) : TwoNodeContract, IClassFixture<OwnPostgres>
{
    private readonly TemporaryFolder folder = new();
    private StoreAddress? address;

    internal override async Task<PlatformUnderTest> StartNodeAsync()
    {
        address ??= await postgres.NewStoreAsync();
        return await PlatformUnderTest.StartAsync(storage: platform => platform.UsePostgres(address.Location));
    }

    internal override ValueTask StopStoreAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
