using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>The database file: one writer, and readers that never wait for it.</summary>
internal sealed class SqliteDatabase : IDatabase, IDisposable
{
    private readonly ConcurrentBag<SqliteSession> idleReaders = [];
    private readonly string file;
    private bool disposed;

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

    public string Engine => "sqlite";

    public SqliteWriter Writer { get; }

    public Task CheckAsync(CancellationToken cancellationToken) => Writer.RunAsync(db => db.Run("UPDATE registry_version SET version = version"), cancellationToken);

    public Task SweepAsync(DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken) =>
        Writer.RunAsync(
            db =>
            {
                var (moment, ended) = (now.ToUnixTimeMilliseconds(), (now - keep).ToUnixTimeMilliseconds());
                db.Run("DELETE FROM codes WHERE expires_at < @ended", ("@ended", ended));
                db.Run("DELETE FROM access_tokens WHERE expires_at < @ended", ("@ended", ended));
                db.Run("DELETE FROM previous_keys WHERE until < @now", ("@now", moment));
                db.Run("DELETE FROM nonces WHERE until < @now", ("@now", moment));

                // The newest stays, or a new code could get the sequence number of an old logout.
                db.Run("DELETE FROM logouts WHERE at < @ended AND seq < (SELECT max(seq) FROM logouts)", ("@ended", ended));
            },
            cancellationToken);

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

    /// <summary>As <see cref="Read{T}"/>, for stores whose interface fits databases of other machines too: a read of the local file is done at once.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> query) => Task.FromResult(Read(query));

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

    /// <summary>Registered as itself and as the database of the platform, so it is disposed twice.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        Writer.Dispose();
        while (idleReaders.TryTake(out var reader))
            reader.Dispose();
    }
}
