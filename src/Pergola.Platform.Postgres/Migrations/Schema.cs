using Npgsql;

namespace Pergola.Platform.Postgres.Migrations;

/// <summary>Makes the tables and brings them up to date, step by step; any number of nodes may start at once.</summary>
internal static class Schema
{
    /// <summary>The lock that one starting node holds against the others: a number that nothing else in the database uses ("pergola" in ASCII).</summary>
    private const long Lock = 0x706572676f6c61;

    public static int Version => Steps.All.Length;

    /// <exception cref="InvalidOperationException">The tables come from a newer version.</exception>
    public static async Task ApplyAsync(NpgsqlConnection connection, string name)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var session = new PostgresSession(connection);

        // Held to the end of the transaction, in which all steps are made or none. Even CREATE TABLE IF NOT EXISTS fails when two run at once.
        await session.RunAsync("SELECT pg_advisory_xact_lock($1)", Argument.Of(Lock));
        await session.RunAsync("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)");
        var step = await session.FirstAsync("SELECT version FROM schema_version", row => row.GetInt32(0));
        if (step > Version)
            throw new InvalidOperationException(
                $"The platform's database on PostgreSQL ({name}) was made by a newer version of Pergola (schema {step}, this one knows {Version}). Use that version, or another database.");
        for (var next = step; next < Version; next++)
            await session.RunAsync(Steps.All[next]);
        if (step < Version)
            await session.RunAsync("WITH gone AS (DELETE FROM schema_version) INSERT INTO schema_version VALUES ($1)", Argument.Of(Version));
        await transaction.CommitAsync();
    }
}
