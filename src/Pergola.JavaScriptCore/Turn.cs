using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>One piece of work on the loop. <see cref="Finish"/> is called exactly once, after the turn's microtasks.</summary>
internal abstract class Turn
{
    public abstract void Execute(IScriptContext context);

    /// <summary>Tells the result; <paramref name="failure"/> is what the work threw or the limit that stopped it.</summary>
    public abstract void Finish(Exception? failure);
}

/// <summary>A turn that somebody awaits.</summary>
internal sealed class AwaitedTurn<T>(Func<IScriptContext, T> work) : Turn
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _value = default!;

    public Task<T> Task => _result.Task;

    public override void Execute(IScriptContext context) => _value = work(context);

    public override void Finish(Exception? failure)
    {
        if (failure is null)
            _result.TrySetResult(_value);
        else
            _result.TrySetException(failure);
    }
}

/// <summary>A turn that nobody awaits: its failure goes to <paramref name="report"/>.</summary>
internal sealed class PostedTurn(Action<IScriptContext> work, Action<Exception> report) : Turn
{
    public override void Execute(IScriptContext context) => work(context);

    public override void Finish(Exception? failure)
    {
        if (failure is not null and not ObjectDisposedException)
            report(failure);
    }
}
