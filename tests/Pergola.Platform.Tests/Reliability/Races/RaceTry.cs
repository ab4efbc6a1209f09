namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>What came of one redeemer's try.</summary>
/// <remarks><c>Start</c>, <c>End</c>: of the machine's monotonic clock, which all processes share. <c>Fault</c>: what went wrong, or empty.</remarks>
internal sealed record RaceTry(int Code, int Process, int Redeemer, bool Won, long Start, long End, string Fault)
{
    public string Attempt => RaceOrder.Attempt(Process, Redeemer);

    public bool Overlaps(RaceTry other) => Process != other.Process && Start < other.End && other.Start < End;
}
