using System.Globalization;
using Npgsql;
using Pergola.Platform.Postgres;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Storage.Postgres;
using Pergola.Tests.Postgres;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Pergola.Platform.Tests.Storage.Postgres;

/// <summary>The one PostgreSQL server of a test run, started by the first test that asks for a database; each test gets a new one.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Template = "migrated";

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private PostgresServer? server;
    private PostgresUnavailableException? fault;
    private int count;

    /// <summary>Makes a database with all tables and nothing in them; <paramref name="migrated"/> false leaves the tables out.</summary>
    internal async Task<TestDatabase> CreateAsync(bool migrated = true)
    {
        // One at a time: nobody may be connected to a template while it is copied.
        await oneAtATime.WaitAsync();
        try
        {
            await StartAsync();
            var name = "test" + (++count).ToString(CultureInfo.InvariantCulture);
            return new TestDatabase(this, name, await server!.CreateDatabaseAsync(name, migrated ? Template : null));
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A database for a platform on PostgreSQL; null for one on SQLite, which needs none.</summary>
    internal async Task<TestDatabase?> CreateAsync(Engine engine) => engine == Engine.Postgres ? await CreateAsync() : null;

    internal async Task DropAsync(string name)
    {
        await oneAtATime.WaitAsync();
        try
        {
            await server!.DropDatabaseAsync(name);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        oneAtATime.Dispose();
    }

    private async Task StartAsync()
    {
        if (server is not null)
            return;
        if (fault is not null)
            throw new PostgresUnavailableException(fault.Message, fault);
        try
        {
            server = await PostgresServer.StartAsync();
        }
        catch (PostgresUnavailableException unavailable)
        {
            fault = unavailable;
            throw;
        }

        await using var database = TestDatabase.Open(await server.CreateDatabaseAsync(Template) + ";Pooling=false", TimeProvider.System);
        await database.RunAsync(_ => Task.FromResult(true), CancellationToken.None);
    }
}

/// <summary>A database that goes when the test ends.</summary>
internal sealed class TestDatabase(PostgresCluster cluster, string name, string connectionString) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    /// <summary>One node's view of it, with the platform's tables and the system's clock.</summary>
    public PostgresDatabase Open() => Open(ConnectionString, TimeProvider.System);

    public static PostgresDatabase Open(string connectionString, TimeProvider time, PostgresOptions? options = null) =>
        new(ConnectionText.Prepare(connectionString), options ?? new PostgresOptions(), time);

    public async Task<T> ScalarAsync<T>(string query)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await cluster.DropAsync(name);
}
