using Npgsql;

namespace Pergola.Platform.Postgres;

/// <summary>A statement and its arguments, which it calls $1, $2 and so on.</summary>
internal readonly record struct Statement(string Text, params NpgsqlParameter[] Arguments)
{
    /// <summary>Whether the reader stops at it: a SELECT, or a change that returns rows.</summary>
    public bool GivesRows => Text.StartsWith("SELECT", StringComparison.Ordinal) || Text.Contains("RETURNING", StringComparison.Ordinal);
}

/// <summary>A connection while one piece of work has it.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection)
{
    public NpgsqlConnection Connection => connection;

    /// <summary>Runs a statement and gives the number of rows that it touched.</summary>
    public async Task<int> RunAsync(string text, params NpgsqlParameter[] arguments)
    {
        await using var command = Command(text, arguments);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string text, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] arguments)
    {
        await using var command = Command(text, arguments);
        await using var row = await command.ExecuteReaderAsync();
        var first = await row.ReadAsync() ? read(row) : default;
        await ToTheEndAsync(row);
        return first;
    }

    public async Task<IReadOnlyList<T>> AllAsync<T>(string text, Func<NpgsqlDataReader, T> read, params NpgsqlParameter[] arguments)
    {
        await using var command = Command(text, arguments);
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync())
            rows.Add(read(row));
        await ToTheEndAsync(row);
        return rows;
    }

    /// <summary>
    /// Runs statements in one transaction and one round trip, all or nothing; each sees what was committed when it began. Gives the rows of the last one.
    /// </summary>
    public async Task<IReadOnlyList<T>> TogetherAsync<T>(Func<NpgsqlDataReader, T> read, params Statement[] statements)
    {
        await using var batch = Batch(statements);
        await using var row = await batch.ExecuteReaderAsync();

        // Only statements that give rows count here; all but the last give one column without a meaning.
        var rows = new List<T>();
        for (var results = statements.Count(statement => statement.GivesRows); results > 1; results--)
            await row.NextResultAsync();
        while (await row.ReadAsync())
            rows.Add(read(row));
        await ToTheEndAsync(row);
        return rows;
    }

    /// <summary>As <see cref="TogetherAsync{T}"/>, for statements that give no rows.</summary>
    public async Task TogetherAsync(params Statement[] statements)
    {
        await using var batch = Batch(statements);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Rows may come before the commit. Only the end of the answer says that it is done; a fault of the commit comes to light there.</summary>
    private static async Task ToTheEndAsync(NpgsqlDataReader row)
    {
        while (await row.NextResultAsync())
        {
            // What else is answered is not asked for.
        }
    }

    private NpgsqlCommand Command(string text, NpgsqlParameter[] arguments)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var argument in arguments)
            command.Parameters.Add(argument);
        return command;
    }

    private NpgsqlBatch Batch(Statement[] statements)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Text);
            foreach (var argument in statement.Arguments)
                command.Parameters.Add(argument);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }
}
