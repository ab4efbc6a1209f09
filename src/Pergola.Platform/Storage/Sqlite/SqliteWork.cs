namespace Pergola.Platform.Storage.Sqlite;

/// <summary>One piece of work of <see cref="SqliteWriter"/>.</summary>
internal abstract class SqliteWork
{
    /// <summary>What the last try threw; null when it went well.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Does the work inside the open transaction; false when it threw.</summary>
    public bool TryDo(SqliteSession session)
    {
        try
        {
            Do(session);

            // Without it, whatever follows in the group would be written at once, each by itself.
            if (!session.IsInTransaction)
                throw new InvalidOperationException("SQLite has ended the transaction by itself; nothing of it was kept.");
            Fault = null;
            return true;
        }
        catch (Exception fault)
        {
            Fault = fault;
            return false;
        }
    }

    /// <summary>Answers, once the transaction is on the disk.</summary>
    public abstract void Finish();

    /// <summary>Answers that nothing was changed.</summary>
    public abstract void Fail(Exception fault);

    protected abstract void Do(SqliteSession session);
}

/// <inheritdoc/>
internal sealed class SqliteWork<T>(Func<SqliteSession, T> work) : SqliteWork
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answer => answer.Task;

    public override void Finish()
    {
        if (Fault is null)
            answer.SetResult(result);
        else
            answer.SetException(Fault);
    }

    public override void Fail(Exception fault) => answer.TrySetException(Fault ?? fault);

    protected override void Do(SqliteSession session) => result = work(session);
}
