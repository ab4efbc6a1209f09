using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Pergola.Tests.Postgres;

/// <summary>
/// A PostgreSQL cluster of its own, in a temporary folder, on a free port of the loopback interface, that syncs every commit to the disk. It ends
/// with this object, and with this process when that is killed. Two servers make a pair: <see cref="StartStandbyAsync"/>, <see cref="PromoteAsync"/>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly PostgresPrograms programs;
    private readonly string folder;
    private PostgresProcess? process;

    private PostgresServer(PostgresPrograms programs, string folder) => (this.programs, this.folder) = (programs, folder);

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">Lines for postgresql.conf, besides those that are set here.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="PostgresUnavailableException">PostgreSQL is not installed or does not start.</exception>
    public static async Task<PostgresServer> StartAsync(IEnumerable<string>? settings = null, CancellationToken cancellationToken = default)
    {
        var found = PostgresPrograms.Find();
        var server = new PostgresServer(found, found.NewFolder());
        return await server.OrRemovedAsync(async () =>
        {
            await found.RunAsync(
                "initdb", ["-D", server.Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"], server.folder, cancellationToken);
            await File.AppendAllLinesAsync(
                Path.Combine(server.Data, "postgresql.conf"),
                [
                    "fsync = on", "synchronous_commit = on", "full_page_writes = on", "shared_buffers = 128MB", "max_connections = 200",
                    "listen_addresses = '127.0.0.1'", $"unix_socket_directories = '{server.folder}'",

                    // Its files lie in the cluster's folder, so that a killed server leaves nothing elsewhere.
                    "dynamic_shared_memory_type = mmap",
                    .. settings ?? [],
                ],
                cancellationToken);
            await server.StartOnFreePortAsync(cancellationToken);
        });
    }

    /// <summary>An Npgsql connection string.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    /// <summary>Makes a database, as a copy of <paramref name="template"/> when there is one; nobody may be connected to that.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null, CancellationToken cancellationToken = default)
    {
        await ExecuteAsync($"CREATE DATABASE \"{name}\"" + (template is null ? "" : $" TEMPLATE \"{template}\""), cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>Removes a database and ends the connections to it.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", cancellationToken);

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task ExecuteAsync(string statement, CancellationToken cancellationToken = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>SIGKILL to the server with all its processes; <see cref="RestartAsync"/> starts it again.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            throw new InvalidOperationException("The server is not running.");
        await process.KillAsync();
    }

    /// <summary>Starts the server again on its port after <see cref="KillAsync"/>, or stops it at once and starts it again. Ready when its recovery is over.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (process is not null)
        {
            await process.StopAsync();
            process.Dispose();
            process = null;
        }

        process = await PostgresProcess.StartAsync(programs, folder, cancellationToken);
    }

    /// <summary>Starts a copy of this server that follows it; from then on no commit here is acknowledged before it is on the copy's disk too.</summary>
    public async Task<PostgresServer> StartStandbyAsync(CancellationToken cancellationToken = default)
    {
        var standby = new PostgresServer(programs, programs.NewFolder());
        return await standby.OrRemovedAsync(async () =>
        {
            await programs.RunAsync(
                "pg_basebackup",
                ["-D", standby.Data, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync", "-d", $"host=127.0.0.1 port={Port} user=postgres application_name=standby"],
                standby.folder,
                cancellationToken);

            // A server that was promoted before has a standby of its own written down; the copy has none.
            await File.AppendAllLinesAsync(
                Path.Combine(standby.Data, "postgresql.auto.conf"), ["synchronous_standby_names = ''", $"unix_socket_directories = '{standby.folder}'"], cancellationToken);
            await standby.StartOnFreePortAsync(cancellationToken);
            await ExecuteAsync("ALTER SYSTEM SET synchronous_standby_names = 'standby'", cancellationToken);
            await ExecuteAsync("SELECT pg_reload_conf()", cancellationToken);
            await UntilSynchronousAsync(cancellationToken);
        });
    }

    /// <summary>Makes this standby the primary.</summary>
    public Task PromoteAsync(CancellationToken cancellationToken = default) => ExecuteAsync("SELECT pg_promote(true, 60)", cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.StopAsync();
        process?.Dispose();
        process = null;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private async Task<PostgresServer> OrRemovedAsync(Func<Task> start)
    {
        try
        {
            await start();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Another process may take the port between the look and the start: then another is tried.</summary>
    private async Task StartOnFreePortAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = FreePort();

            // The last line wins, here and in the copy of a standby.
            await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.auto.conf"), [$"port = {Port}"], cancellationToken);
            try
            {
                process = await PostgresProcess.StartAsync(programs, folder, cancellationToken);
                return;
            }
            catch (PostgresUnavailableException) when (attempt < Attempts && !IsFree(Port))
            {
                // Taken: the loop tries the next.
            }
        }
    }

    /// <summary>Below the ports that the system gives to outgoing connections: a server that starts again must find its port free.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task UntilSynchronousAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'", connection);
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while ((long)(await command.ExecuteScalarAsync(cancellationToken))! == 0)
            await watch.WaitForNextTickAsync(cancellationToken);
    }
}
