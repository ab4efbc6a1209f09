using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>The database file: one writer, and readers that never wait for it.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> idleReaders = [];
    private readonly string file;

    public SqliteDatabase(IOptions<PergolaPlatformOptions> options)
    {
        file = Path.Combine(Directory.CreateDirectory(options.Value.DataDirectory).FullName, "platform.db");
        try
        {
            CreateForOwnerOnly(file);
            Schema.Apply(file);
            Writer = new SqliteWriter(file);
        }
        catch (SqliteException fault)
        {
            throw new InvalidOperationException(
                $"The platform's database {file} cannot be opened: {fault.Message}. See that the folder is writable and the file is a database of this program.", fault);
        }
    }

    public SqliteWriter Writer { get; }

    /// <summary>Reads what is committed.</summary>
    public T Read<T>(Func<SqliteSession, T> query)
    {
        if (!idleReaders.TryTake(out var reader))
            reader = SqliteSession.Open(file);
        try
        {
            return query(reader);
        }
        finally
        {
            idleReaders.Add(reader);
        }
    }

    /// <summary>SQLite gives the files beside it (-wal, -shm) the same mode.</summary>
    private static void CreateForOwnerOnly(string file)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var created = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    public void Dispose()
    {
        Writer.Dispose();
        while (idleReaders.TryTake(out var reader))
            reader.Dispose();
    }
}
