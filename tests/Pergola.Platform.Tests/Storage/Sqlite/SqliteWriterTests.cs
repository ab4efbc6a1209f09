using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteWriterTests()
    {
        database = Open();
        using var session = SqliteSession.Open(Path.Combine(folder.Path, "platform.db"));
        session.Run("CREATE TABLE numbers (n INTEGER PRIMARY KEY, filler BLOB)");
    }

    [Fact]
    public async Task Work_that_fails_takes_nothing_else_of_its_group_with_it()
    {
        using var held = new ManualResetEventSlim();
        var first = database.Writer.RunAsync(_ => held.Wait(), CancellationToken.None);
        var good = Enumerable.Range(0, 10).Select(n => database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n) VALUES (@n)", ("@n", n)), CancellationToken.None)).ToArray();
        var bad = database.Writer.RunAsync(
            db =>
            {
                db.Run("INSERT INTO numbers (n) VALUES (@n)", ("@n", 100));
                db.Run("INSERT INTO numbers (n) VALUES (@n)", ("@n", 1));
            },
            CancellationToken.None);
        held.Set();

        await first;
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<SqliteException>(() => bad);
        Assert.Equal(Enumerable.Range(0, 10), Numbers());
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_that_is_not_there_and_the_next_group_works_without_a_restart()
    {
        var pages = database.Read(db => db.First("PRAGMA page_count", row => row.GetInt32(0)));
        await database.Writer.RunAsync(db => db.First($"PRAGMA max_page_count = {pages + 2}", row => row.GetInt32(0)), CancellationToken.None);
        using var held = new ManualResetEventSlim();
        var first = database.Writer.RunAsync(_ => held.Wait(), CancellationToken.None);
        var large = Enumerable.Range(0, 20).Select(n => InsertAsync(n, bytes: 3_000)).ToArray();
        held.Set();

        var outcomes = await Task.WhenAll(large.Select(SucceedsAsync));
        await SucceedsAsync(first);

        Assert.Contains(false, outcomes);
        Assert.Equal(Enumerable.Range(0, 20).Where(n => outcomes[n]), Numbers());

        await database.Writer.RunAsync(db => db.First("PRAGMA max_page_count = 1000000", row => row.GetInt32(0)), CancellationToken.None);
        await InsertAsync(100, bytes: 30_000);
        Assert.Contains(100, Numbers());

        static async Task<bool> SucceedsAsync(Task work)
        {
            try
            {
                await work;
                return true;
            }
            catch (SqliteException full)
            {
                Assert.Equal(SQLitePCL.raw.SQLITE_FULL, full.SqliteErrorCode);
                return false;
            }
        }

        Task InsertAsync(int n, int bytes) =>
            database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n, filler) VALUES (@n, zeroblob(@bytes))", ("@n", n), ("@bytes", bytes)), CancellationToken.None);
    }

    [Fact]
    public async Task A_group_whose_transaction_is_gone_fails_as_a_whole_and_the_next_one_works()
    {
        using var held = new ManualResetEventSlim();
        var first = database.Writer.RunAsync(_ => held.Wait(), CancellationToken.None);

        // What SQLite does by itself after some I/O errors: the transaction is rolled back in the middle of the group.
        var before = database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n) VALUES (1)"), CancellationToken.None);
        var breaking = database.Writer.RunAsync(db => db.Run("ROLLBACK"), CancellationToken.None);
        var after = database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n) VALUES (2)"), CancellationToken.None);
        held.Set();

        await Assert.ThrowsAnyAsync<Exception>(() => breaking);
        await Assert.ThrowsAnyAsync<Exception>(() => before);
        await Assert.ThrowsAnyAsync<Exception>(() => after);
        Assert.Empty(Numbers());
        await database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n) VALUES (3)"), CancellationToken.None);
        Assert.Equal([3], Numbers());
    }

    [Fact]
    public async Task A_closed_database_refuses_work()
    {
        using var other = new TemporaryFolder();
        var closed = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = other.Path }));
        closed.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.Writer.RunAsync(_ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_answered_is_there_after_opening_again()
    {
        await database.Writer.RunAsync(db => db.Run("INSERT INTO numbers (n) VALUES (7)"), CancellationToken.None);

        using var again = Open();

        Assert.Equal([7], again.Read(db => db.All("SELECT n FROM numbers", row => row.GetInt32(0))));
    }

    [Fact]
    public void The_file_is_in_WAL_mode_and_every_commit_is_synced()
    {
        Assert.Equal("wal", database.Read(db => db.First("PRAGMA journal_mode", row => row.GetString(0))));
        Assert.Equal(2, database.Read(db => db.First("PRAGMA synchronous", row => row.GetInt32(0))));
    }

    [Fact]
    public void Only_its_owner_can_read_the_file()
    {
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "platform.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, "platform.db-wal")));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_with_what_to_do()
    {
        using (var session = SqliteSession.Open(Path.Combine(folder.Path, "platform.db")))
            session.Run("PRAGMA user_version = 999");

        var refusal = Assert.Throws<InvalidOperationException>(Open);

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        using var other = new TemporaryFolder();
        File.WriteAllText(Path.Combine(other.Path, "platform.db"), new string('x', 5000));

        var refusal = Assert.Throws<InvalidOperationException>(() => new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = other.Path })));

        Assert.Contains("cannot be opened", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private SqliteDatabase Open() => new(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));

    private IReadOnlyList<int> Numbers() => database.Read(db => db.All("SELECT n FROM numbers ORDER BY n", row => row.GetInt32(0)));
}
