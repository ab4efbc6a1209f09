using Pergola.Platform.Tests.Storage.Postgres;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>One platform for the theories of a class that only ask and are refused; a test that needs its own starts it on the same engine.</summary>
public class SharedPlatform : IAsyncLifetime
{
    internal PlatformUnderTest Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Platform = await StartAsync(
        trustBareUids: true,
        // Its users log in and send wrong secrets by the hundred, in one moment of a clock that stands.
        configure: options => options.Limits.Off());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Platform.DisposeAsync();
    }

    internal async Task<PlatformUnderTest> StartAsync(Action<PergolaPlatformOptions>? configure = null, string environment = "Development", bool trustBareUids = false) =>
        await PlatformUnderTest.StartAsync(configure: configure, environment: environment, trustBareUids: trustBareUids, database: await NewDatabaseAsync());

    internal virtual Task<TestDatabase?> NewDatabaseAsync() => Task.FromResult<TestDatabase?>(null);
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class SharedPostgresPlatform(PostgresCluster cluster) : SharedPlatform
{
    internal override Task<TestDatabase?> NewDatabaseAsync() => cluster.CreateAsync(Engine.Postgres);
}
