namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// When a turn is not in the child's own hands any more. The child stops a turn itself, by the processor time that it got: on a machine whose processors others
/// take, one that got little is waited for as the child waits for it, and a little longer.
/// </summary>
/// <param name="limit">What a turn may take.</param>
internal sealed class TurnPatience(TimeSpan limit)
{
    // What the turn has promised gets a share of its own after it, which is one more.
    private const int MostTurns = TurnWatch.MostPatience + 1;

    private readonly TimeSpan _patience = (2 * limit) + TimeSpan.FromSeconds(5);
    private readonly TimeSpan _most = (MostTurns * limit) + TimeSpan.FromSeconds(10);
    private long _turn = -1;
    private TimeSpan _cpuBefore;

    /// <summary>Why the child is to be ended, or null.</summary>
    /// <param name="turn">The number of the turn.</param>
    /// <param name="waited">For how long the host has been waiting for it.</param>
    /// <param name="cpu">The processor time of the child since its start; null when it cannot be read.</param>
    public string? Excess(long turn, TimeSpan waited, TimeSpan? cpu)
    {
        if (turn != _turn && cpu is { } before)
            (_turn, _cpuBefore) = (turn, before);
        if (waited > _patience && cpu - _cpuBefore > _patience)
            return $"its process did not come to the end of one turn within {_patience.TotalSeconds:0} seconds of processor time";
        return waited > _most ? $"its process did not answer within {_most.TotalSeconds:0} seconds" : null;
    }
}
