using System.Collections.Concurrent;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>
/// The one writer: a thread of its own that takes whatever is queued into one transaction, each piece of work in its own
/// savepoint, and answers only after the commit reached the disk. So one fsync serves many logins.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestGroup = 256;

    private readonly BlockingCollection<Work> queue = new(boundedCapacity: 16_384);
    private readonly SqliteSession session;
    private readonly Thread thread;

    public SqliteWriter(string file)
    {
        session = SqliteSession.Open(file);
        thread = new Thread(Loop) { IsBackground = true, Name = "Pergola SQLite writer" };
        thread.Start();
    }

    /// <summary>Does the work in a transaction; the task ends after the commit, or with the work's exception and nothing changed.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var piece = new Work<T>(work);
        queue.Add(piece, cancellationToken);
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
        queue.CompleteAdding();
        thread.Join();
        session.Dispose();
        queue.Dispose();
    }

    private void Loop()
    {
        var group = new List<Work>(LargestGroup);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < LargestGroup && queue.TryTake(out var next))
                group.Add(next);
            Commit(group);
        }
    }

    private void Commit(List<Work> group)
    {
        try
        {
            session.Run("BEGIN IMMEDIATE");
            foreach (var work in group)
                Try(work);
            session.Run("COMMIT");
        }
        catch (Exception fault)
        {
            Abandon();
            foreach (var work in group)
                work.Fail(fault);
            return;
        }

        foreach (var work in group)
            work.Finish();
    }

    private void Try(Work work)
    {
        session.Run("SAVEPOINT work");
        try
        {
            work.Do(session);
        }
        catch (Exception fault)
        {
            work.Fault = fault;
            session.Run("ROLLBACK TO work");
        }

        session.Run("RELEASE work");
    }

    private void Abandon()
    {
        try
        {
            session.Run("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // SQLite has rolled back by itself (disk full, I/O error): there is nothing left to undo.
        }
    }

    private abstract class Work
    {
        public Exception? Fault { get; set; }

        public abstract void Do(SqliteSession session);

        public abstract void Finish();

        public abstract void Fail(Exception fault);
    }

    private sealed class Work<T>(Func<SqliteSession, T> work) : Work
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Answer => answer.Task;

        public override void Do(SqliteSession session) => result = work(session);

        public override void Finish()
        {
            if (Fault is null)
                answer.SetResult(result);
            else
                answer.SetException(Fault);
        }

        public override void Fail(Exception fault) => answer.TrySetException(Fault ?? fault);
    }
}
