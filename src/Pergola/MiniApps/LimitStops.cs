using Pergola.Runtime.Scripting;

namespace Pergola.MiniApps;

/// <summary>
/// Counts how often a limit stopped a program's code, and its worker's: else a program that loops in a worker, or starts one after the other, would keep a
/// processor for ever.
/// </summary>
/// <param name="most">At so many it is enough.</param>
/// <param name="stop">Ends the program, off its loop; told why.</param>
internal sealed class LimitStops(int most, Func<string, Task> stop)
{
    private int _count;

    /// <summary>An error of the program's own code. The other limits end its engine, and the program with it.</summary>
    public void Count(ScriptError error)
    {
        if (error.Kind == ScriptErrorKind.TimeLimit)
            Add("its code did not come to an end in time");
    }

    /// <summary>An error of its worker, which the program outlives.</summary>
    /// <returns>The same error.</returns>
    public ScriptError CountWorker(ScriptError error)
    {
        if (error.Kind is ScriptErrorKind.HeapLimit or ScriptErrorKind.ProcessLost)
            Add("a limit stopped its code");
        else
            Count(error);
        return error;
    }

    private void Add(string what)
    {
        if (Interlocked.Increment(ref _count) == most)
            _ = stop($"The mini program was stopped: {most} times {what}.");
    }
}
