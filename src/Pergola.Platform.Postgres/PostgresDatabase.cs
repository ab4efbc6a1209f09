using Microsoft.Extensions.Logging;
using Npgsql;
using Pergola.Platform.Postgres.Migrations;
using Pergola.Platform.Storage;
using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Postgres;

/// <summary>The database: connections to whichever host takes writes, the tables made before the first use, and lost work tried again.</summary>
/// <remarks>
/// A statement whose answer was lost may have been committed. So everything that runs here must be safe to run twice: it names its own try, and recognises
/// what it has done before.
/// </remarks>
internal sealed class PostgresDatabase : IDatabase, IAsyncDisposable, IDisposable
{
    private const int SweepPortion = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>What ends by time, and the column that says when. A code and a token are remembered for a while after their end, so that a replay is known as one.</summary>
    private static readonly (string Table, string Column, bool AtOnce)[] Swept =
        [("codes", "expires_at", false), ("access_tokens", "expires_at", false), ("nonces", "until", true)];

    private readonly NpgsqlDataSource source;
    private readonly string name;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim oneMigration = new(1, 1);
    private volatile bool ready;
    private int waiting;

    public PostgresDatabase(NpgsqlConnectionStringBuilder connection, PostgresOptions options, TimeProvider time, PlatformTelemetry? telemetry = null, ILoggerFactory? logs = null)
    {
        Telemetry = telemetry;
        telemetry?.ObserveStoreQueue(Engine, () => waiting);
        (Options, this.time, name) = (options, time, ConnectionText.Name(connection));
        source = new NpgsqlDataSourceBuilder(connection.ConnectionString).UseLoggerFactory(logs).BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
    }

    public string Engine => "postgres";

    public PostgresOptions Options { get; }

    public PlatformTelemetry? Telemetry { get; }

    /// <summary>Counts what waits in the queues in front of this database.</summary>
    public void CountWaiting(int change) => Interlocked.Add(ref waiting, change);

    /// <summary>Runs work on a connection, and again while the database is lost, for as long as the options say.</summary>
    /// <remarks><c>cancellationToken</c>: ends the waiting before the work and between tries; work that has begun is finished, or nobody would know whether it was done.</remarks>
    /// <exception cref="DatabaseUnavailableException">The time is over.</exception>
    public async Task<T> RunAsync<T>(Func<PostgresSession, Task<T>> work, CancellationToken cancellationToken)
    {
        // Not the platform's clock: tests move that one, and a promotion takes the time that it takes.
        var started = TimeProvider.System.GetTimestamp();
        for (var pause = FirstPause; ; pause = Shorter(pause * 2, LongestPause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await UntilReadyAsync(cancellationToken);
                await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
                return await work(new PostgresSession(connection));
            }
            catch (Exception fault) when (Faults.IsTransient(fault))
            {
                if (TimeProvider.System.GetElapsedTime(started) >= Options.RetryFor)
                    throw new DatabaseUnavailableException($"PostgreSQL ({name}) did not answer for {Options.RetryFor.TotalSeconds:0.#} s: {fault.Message}. See that its primary runs and can be reached.", fault);
            }

            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<PostgresSession, Task> work, CancellationToken cancellationToken) =>
        RunAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancellationToken);

    /// <summary>Asked by what watches this node, which wants the answer of this moment: nothing is tried again.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await UntilReadyAsync(cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await new PostgresSession(connection).RunAsync("UPDATE registry_version SET version = version");
    }

    public async Task SweepAsync(DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken)
    {
        var before = now - keep;
        foreach (var (table, column, atOnce) in Swept)
        {
            // In portions, so that no lock is held long; rows that another node is sweeping are left to it.
            var statement = $"DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {table} WHERE {column} < $1 LIMIT {SweepPortion} FOR UPDATE SKIP LOCKED))";
            while (await RunAsync(session => session.RunAsync(statement, Argument.Of(atOnce ? now : before)), cancellationToken) == SweepPortion)
                cancellationToken.ThrowIfCancellationRequested();
        }

        // The newest stays, or a new code could get the sequence number of an old logout.
        await RunAsync(session => session.RunAsync("DELETE FROM logouts WHERE at < $1 AND seq < (SELECT max(seq) FROM logouts)", Argument.Of(before)), cancellationToken);
    }

    /// <summary>As <see cref="RunAsync{T}"/>, for data protection, which asks for its keys without awaiting: at the start, and when a key is made.</summary>
    public T Run<T>(Func<PostgresSession, Task<T>> work) => Task.Run(() => RunAsync(work, CancellationToken.None)).GetAwaiter().GetResult();

    public void Dispose()
    {
        source.Dispose();
        oneMigration.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        oneMigration.Dispose();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async ValueTask UntilReadyAsync(CancellationToken cancellationToken)
    {
        if (ready)
            return;
        await oneMigration.WaitAsync(cancellationToken);
        try
        {
            if (ready)
                return;
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await Start.CheckAsync(connection, name, Options, time);
            await Schema.ApplyAsync(connection, name);
            ready = true;
        }
        catch (PostgresException fault) when (!Faults.IsTransient(fault))
        {
            throw new InvalidOperationException($"The platform's database on PostgreSQL ({name}) cannot be used: {fault.MessageText}. See that the database exists and that its user may make tables in it.", fault);
        }
        finally
        {
            oneMigration.Release();
        }
    }
}
