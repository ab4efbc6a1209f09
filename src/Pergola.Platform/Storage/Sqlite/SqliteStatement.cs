using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>
/// One prepared statement of the hot path, straight on the library: its values are bound by number, and nothing is allocated but what is read.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 connection, string sql)
    {
        this.connection = connection;
        Check(raw.sqlite3_prepare_v2(connection, sql, out statement));
    }

    /// <summary>Binds value <paramref name="number"/>, counted from 1. What was bound before stays.</summary>
    public SqliteStatement Bind(int number, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, number, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public SqliteStatement Bind(int number, byte[]? value)
    {
        Check(value is null ? raw.sqlite3_bind_null(statement, number) : raw.sqlite3_bind_blob(statement, number, value));
        return this;
    }

    /// <inheritdoc cref="Bind(int, long)"/>
    public SqliteStatement Bind(int number, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(statement, number));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var utf8 = most <= 256 ? stackalloc byte[256] : rented = ArrayPool<byte>.Shared.Rent(most);
        Check(raw.sqlite3_bind_text(statement, number, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>The number of changed rows.</returns>
    public int Run()
    {
        Step();
        Reset();
        return raw.sqlite3_changes(connection);
    }

    /// <summary>Goes to the next row. <see cref="Reset"/> must follow the last one that is wanted.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code == raw.SQLITE_DONE)
            return false;

        // The message is that of the connection's last call, so it is read before anything else is called.
        try
        {
            SqliteException.ThrowExceptionForRC(code, connection);
            return false;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Ends the run, so that the statement can run again and holds no lock.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, connection);
    }
}
