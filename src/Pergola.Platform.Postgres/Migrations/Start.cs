using Npgsql;

namespace Pergola.Platform.Postgres.Migrations;

/// <summary>What must be true of a server before the platform trusts it.</summary>
internal static class Start
{
    private const int OldestVersion = 150_000;

    /// <exception cref="InvalidOperationException">It cannot be used; the text says what to do.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, string name, PostgresOptions options, TimeProvider time)
    {
        var before = time.GetUtcNow();
        var server = (await new PostgresSession(connection).FirstAsync(
            "SELECT current_setting('server_version_num')::int, current_setting('synchronous_commit'), (extract(epoch FROM clock_timestamp()) * 1000)::bigint",
            row => new Server(row.GetInt32(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))))!;
        var after = time.GetUtcNow();

        if (server.Version < OldestVersion)
            throw new InvalidOperationException($"PostgreSQL ({name}) has version {server.Version / 10_000}; the platform needs 15 or later.");
        if (server.SynchronousCommit is "off" or "local")
            throw new InvalidOperationException($"PostgreSQL ({name}) has synchronous_commit = {server.SynchronousCommit}, so it could lose a used code and accept it twice. Set it to on.");

        // Codes and sessions end by the clocks of the nodes, which therefore must agree. A test's clock agrees with nobody's.
        if (!ReferenceEquals(time, TimeProvider.System))
            return;
        var difference = server.Clock < before ? before - server.Clock : server.Clock > after ? server.Clock - after : TimeSpan.Zero;
        if (difference > options.MostClockDifference)
            throw new InvalidOperationException(
                $"This machine's clock is {difference.TotalSeconds:0.0} s away from that of PostgreSQL ({name}); {options.MostClockDifference.TotalSeconds:0.#} s are allowed. Set both by NTP, then start again.");
    }

    private sealed record Server(int Version, string SynchronousCommit, DateTimeOffset Clock);
}
