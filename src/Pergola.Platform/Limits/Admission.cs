using Microsoft.Extensions.Options;

namespace Pergola.Platform.Limits;

/// <summary>
/// Lets in as many requests as can be worked on, lets a few wait, and refuses the rest at once, judged by how long the oldest has waited: that says overload
/// at any speed of machine and store (as DAGOR and CoDel do). So the work that is done stays work that somebody still waits for.
/// </summary>
/// <remarks>
/// Who finishes what others have begun goes first and is refused last. What waits too long is given up when somebody comes or leaves, so no timer is needed: as long as
/// nobody leaves, all places are taken by requests whose waits end by themselves.
/// </remarks>
internal sealed class Admission(TimeProvider time, IOptions<PergolaPlatformOptions> options)
{
    /// <summary>A request that has waited this many longest waits is refused when its turn comes: its caller has most likely gone.</summary>
    private const int GiveUpAfter = 8;

    private readonly OverloadOptions limits = options.Value.Overload;
    private readonly Lock gate = new();
    private readonly Queue<Waiter> first = new();
    private readonly Queue<Waiter> later = new();
    private int working;

    /// <summary>How many are worked on, and how many wait.</summary>
    public (int Working, int Waiting) State
    {
        get
        {
            lock (gate)
                return (working, first.Count + later.Count);
        }
    }

    /// <summary>True: work now, and call <see cref="Leave"/> in the end. False: refused.</summary>
    /// <remarks><c>goesFirst</c>: the request finishes what others have begun.</remarks>
    public ValueTask<bool> EnterAsync(bool goesFirst)
    {
        if (limits.MostConcurrent == 0)
            return new(true);
        lock (gate)
        {
            var now = time.MonotonicTicks();
            LetIn(now);
            if (working < limits.MostConcurrent)
            {
                working++;
                return new(true);
            }

            if (first.Count + later.Count >= limits.MostWaiting || OldestWait(goesFirst, now) > limits.LongestWait.Ticks)
                return new(false);
            var waiter = new Waiter(now);
            (goesFirst ? first : later).Enqueue(waiter);
            LimitMetrics.Waiting(+1);
            return new(waiter.Turn);
        }
    }

    /// <summary>Ends a piece of work, or the part of it that keeps others waiting.</summary>
    public void Leave()
    {
        if (limits.MostConcurrent == 0)
            return;
        lock (gate)
        {
            working--;
            LetIn(time.MonotonicTicks());
        }
    }

    /// <summary>Goes on with work that stepped aside: it was let in before, so it does not wait again.</summary>
    public void Return()
    {
        if (limits.MostConcurrent == 0)
            return;
        lock (gate)
            working++;
    }

    private void LetIn(long now)
    {
        GiveUp(first, now);
        GiveUp(later, now);
        while (working < limits.MostConcurrent && (first.TryDequeue(out var next) || later.TryDequeue(out next)))
        {
            working++;
            next.End(letIn: true, now);
        }
    }

    private void GiveUp(Queue<Waiter> queue, long now)
    {
        while (queue.TryPeek(out var oldest) && now - oldest.Since > GiveUpAfter * limits.LongestWait.Ticks)
            queue.Dequeue().End(letIn: false, now);
    }

    /// <summary>How long the oldest of those waits that would go before a new one.</summary>
    private long OldestWait(bool goesFirst, long now)
    {
        var wait = first.TryPeek(out var oldest) ? now - oldest.Since : 0;
        return goesFirst || !later.TryPeek(out oldest) ? wait : Math.Max(wait, now - oldest.Since);
    }

    private sealed class Waiter(long since)
    {
        private readonly TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Since => since;

        public Task<bool> Turn => turn.Task;

        public void End(bool letIn, long now)
        {
            LimitMetrics.Waiting(-1);
            LimitMetrics.Waited(TimeSpan.FromTicks(now - since));
            turn.SetResult(letIn);
        }
    }
}
