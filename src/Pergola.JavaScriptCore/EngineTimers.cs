using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>The pending timers of one engine, on the engine's clock. A timer that comes due is a turn of its own.</summary>
internal sealed class EngineTimers(ScriptEngineOptions options, Action<Action<IScriptContext>> post) : IDisposable
{
    private readonly Dictionary<int, ITimer> _pending = [];

    /// <summary>Starts a timer; on the loop.</summary>
    /// <exception cref="InvalidOperationException">Too many are pending. The message is for the program.</exception>
    public void Start(int id, double milliseconds, bool repeats)
    {
        if (_pending.Count >= options.TimerLimit)
            throw new InvalidOperationException($"More than {options.TimerLimit} timers are pending.");
        // A delay of 0 would make an interval that never lets the loop rest.
        var due = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 1, int.MaxValue));
        _pending[id] = options.Time.CreateTimer(_ => post(context => Fire(context, id, repeats)), null, due, repeats ? due : Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops a timer; on the loop.</summary>
    public void Stop(int id)
    {
        if (_pending.Remove(id, out var timer))
            timer.Dispose();
    }

    public void Dispose()
    {
        foreach (var timer in _pending.Values)
            timer.Dispose();
        _pending.Clear();
    }

    private void Fire(IScriptContext context, int id, bool repeats)
    {
        // Stopped after it came due.
        if (!_pending.ContainsKey(id))
            return;
        if (!repeats)
            Stop(id);
        context.Call("__fireTimer", ScriptValue.From(id));
    }
}
