using System.Threading.Channels;

namespace Pergola.Platform.Postgres;

/// <summary>
/// Gathers requests of one kind that come at once into one statement: a commit costs a sync of the disk and a round trip, whether for one request or for a
/// hundred. While the writers are busy, the next batch grows; when they are idle, a request goes alone and at once.
/// </summary>
/// <remarks>
/// <c>key</c>: a batch is ordered by it, because two statements that lock rows in one order do not block one another for ever. <c>repeats</c>: whether a batch may hold
/// two requests of one key; false where the statement cannot touch a row twice. <c>run</c>: one transaction for all of them, safe to run again; one answer each, in their order.
/// </remarks>
internal sealed class BatchQueue<TRequest, TAnswer> : IAsyncDisposable, IDisposable
{
    private readonly PostgresDatabase database;
    private readonly Func<TRequest, string> key;
    private readonly bool repeats;
    private readonly Func<PostgresSession, IReadOnlyList<TRequest>, Task<TAnswer[]>> run;
    private readonly Channel<Work> queue = Channel.CreateUnbounded<Work>();
    private readonly Task[] writers;

    public BatchQueue(PostgresDatabase database, Func<TRequest, string> key, bool repeats, Func<PostgresSession, IReadOnlyList<TRequest>, Task<TAnswer[]>> run)
    {
        (this.database, this.key, this.repeats, this.run) = (database, key, repeats, run);
        writers = [.. Enumerable.Range(0, database.Options.Writers).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>The answer, after the commit; or the request's own fault.</summary>
    public Task<TAnswer> AskAsync(TRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new Work(request, key(request), new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(work), this);
        return work.Answer.Task;
    }

    /// <summary>Finishes what is queued.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAll(writers);
    }

    /// <summary>As <see cref="DisposeAsync"/>, for a container that is not disposed asynchronously; the writers need no thread of the caller's.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task WriteAsync()
    {
        var left = new List<Work>();
        while (left.Count > 0 || await queue.Reader.WaitToReadAsync())
        {
            var batch = Take(left);
            if (batch.Count > 0)
                await RunAsync(batch);
        }
    }

    /// <summary>Those left over come first; whose key is taken stays for the next batch.</summary>
    private List<Work> Take(List<Work> left)
    {
        var (batch, keys) = (new List<Work>(), new HashSet<string>(StringComparer.Ordinal));
        var later = new List<Work>();
        foreach (var work in left)
            (repeats || keys.Add(work.Key) ? batch : later).Add(work);
        left.Clear();
        left.AddRange(later);
        while (batch.Count < database.Options.LargestBatch && left.Count < database.Options.LargestBatch && queue.Reader.TryRead(out var work))
            (repeats || keys.Add(work.Key) ? batch : left).Add(work);
        batch.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return batch;
    }

    private async Task RunAsync(IReadOnlyList<Work> batch)
    {
        try
        {
            var answers = await database.RunAsync(session => run(session, [.. batch.Select(work => work.Request)]), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.SetResult(answers[i]);
        }
        catch (Exception fault) when (batch.Count > 1 && fault is not DatabaseUnavailableException)
        {
            // One of them cannot be done, and the transaction took the others with it: each for itself now.
            foreach (var work in batch)
                await RunAsync([work]);
        }
        catch (Exception fault)
        {
            foreach (var work in batch)
                work.Answer.TrySetException(fault);
        }
    }

    private sealed record Work(TRequest Request, string Key, TaskCompletionSource<TAnswer> Answer);
}
