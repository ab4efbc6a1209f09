using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>One connection with its prepared statements, for one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> hotStatements = new(ReferenceEqualityComparer.Instance);

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    public static SqliteSession Open(string file)
    {
        SqliteLibrary.Require();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Run("PRAGMA busy_timeout = 10000");
            session.Run("PRAGMA journal_mode = WAL");
            session.Run("PRAGMA synchronous = FULL");
            session.Run("PRAGMA foreign_keys = ON");
            // Codes lie scattered by their hashes, so each group writes many pages: a small cache reads them again, and a small WAL is copied back all the time.
            session.Run("PRAGMA cache_size = -32768");
            session.Run("PRAGMA wal_autocheckpoint = 8000");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement; gives the number of changed rows.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Gives the first row, or default. The statement runs to its end.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        if (!reader.Read())
            return default;
        var first = map(reader);
        while (reader.Read())
        {
        }

        return first;
    }

    /// <summary>Gives every row.</summary>
    public IReadOnlyList<T> All<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>Begins a transaction that may write.</summary>
    public void Begin() => Hot("BEGIN IMMEDIATE").Run();

    /// <summary>Ends the transaction; what it changed is on the disk.</summary>
    public void Commit() => Hot("COMMIT").Run();

    /// <summary>False also when SQLite has rolled back by itself (disk full, I/O error).</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Connection.Handle) == 0;

    /// <summary>Ends the transaction, if there still is one; nothing is changed.</summary>
    public void Abandon()
    {
        if (IsInTransaction)
            Hot("ROLLBACK").Run();
    }

    /// <summary>The statement of a hot path, prepared once and found again by the very object of its text, which must be a constant.</summary>
    public SqliteStatement Hot(string sql)
    {
        if (!hotStatements.TryGetValue(sql, out var statement))
            hotStatements.Add(sql, statement = new SqliteStatement(Connection.Handle!, sql));
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in hotStatements.Values)
            statement.Dispose();
        foreach (var statement in statements.Values)
            statement.Dispose();
        Connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = Connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder; values are parameters.
            statement.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values)
                statement.Parameters.AddWithValue(name, value ?? DBNull.Value);
            statements.Add(sql, statement);
            return statement;
        }

        for (var i = 0; i < values.Length; i++)
            statement.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return statement;
    }
}
