using Pergola.Platform.Telemetry;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>
/// The one writer: a thread of its own that takes whatever is queued into one transaction and answers only after the commit reached the
/// disk. So one fsync serves many logins.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 256;

    private readonly Lock gate = new();
    private readonly AutoResetEvent queued = new(initialState: false);
    private readonly SqliteSession session;
    private readonly PlatformTelemetry? telemetry;
    private readonly Thread thread;
    private Queue<SqliteWork> waiting = new();
    private bool idle;
    private bool closed;

    public SqliteWriter(string file, PlatformTelemetry? telemetry = null)
    {
        this.telemetry = telemetry;
        telemetry?.ObserveStoreQueue("sqlite", () => waiting.Count);
        session = SqliteSession.Open(file);
        thread = new Thread(Loop) { IsBackground = true, Name = "Pergola SQLite writer" };
        thread.Start();
    }

    /// <summary>Does the work in a transaction; the task ends after the commit, or with the work's exception and nothing changed.</summary>
    /// <remarks><c>work</c>: must change nothing but the database, because it runs again when other work of its group fails.</remarks>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var piece = new SqliteWork<T>(work);
        bool wake;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.Enqueue(piece);
            (wake, idle) = (idle, false);
        }

        if (wake)
            queued.Set();
        return piece.Answer;
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Action<SqliteSession> work, CancellationToken cancellationToken) =>
        RunAsync(s =>
        {
            work(s);
            return true;
        }, cancellationToken);

    /// <summary>Finishes what is queued and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
            closed = true;
        queued.Set();
        thread.Join();
        session.Dispose();
        queued.Dispose();
    }

    private void Loop()
    {
        var group = new List<SqliteWork>(LargestGroup);
        while (Take(group))
        {
            Commit(group);
            group.Clear();
        }
    }

    /// <summary>Waits for work and takes what is there; false when there will be no more.</summary>
    private bool Take(List<SqliteWork> group)
    {
        while (true)
        {
            lock (gate)
            {
                while (group.Count < LargestGroup && waiting.TryDequeue(out var piece))
                    group.Add(piece);
                if (group.Count > 0)
                    return true;
                if (closed)
                    return false;
                idle = true;
            }

            queued.WaitOne();
        }
    }

    private void Commit(List<SqliteWork> group)
    {
        using var measured = telemetry?.StoreCommit("sqlite", group.Count);
        try
        {
            if (!TryTogether(group))
                EachByItself(group);
            measured?.End("committed");
        }
        catch (Exception fault)
        {
            session.Abandon();
            foreach (var work in group)
                work.Fail(fault);
            return;
        }

        foreach (var work in group)
            work.Finish();
    }

    /// <summary>The usual way: nothing fails. Otherwise nothing has happened.</summary>
    private bool TryTogether(List<SqliteWork> group)
    {
        session.Begin();
        foreach (var work in group)
        {
            if (work.TryDo(session))
                continue;
            session.Abandon();
            return false;
        }

        session.Commit();
        return true;
    }

    /// <summary>Finds out which work fails, each in a savepoint of its own, and does the rest.</summary>
    private void EachByItself(List<SqliteWork> group)
    {
        session.Begin();
        foreach (var work in group)
        {
            session.Run("SAVEPOINT work");
            if (!work.TryDo(session))
            {
                // Disk full, I/O error: SQLite has rolled back everything, so everything has failed for this reason.
                if (!session.IsInTransaction)
                    throw work.Fault!;
                session.Run("ROLLBACK TO work");
            }

            session.Run("RELEASE work");
        }

        session.Commit();
    }
}
