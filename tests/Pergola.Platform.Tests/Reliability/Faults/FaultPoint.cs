namespace Pergola.Platform.Tests.Reliability.Faults;

/// <summary>One write of a transaction that fails for one user: by a trigger, so that nothing of the store knows of it.</summary>
/// <remarks><c>Timing</c>: when it fails, in the words of the engine.</remarks>
public sealed record FaultPoint(string Table, string Event, string Timing)
{
    /// <summary>Only this user's rows fail; others share the transaction.</summary>
    public const string Victim = "victim";

    /// <summary>Every write of a redemption, a completion and a trade.</summary>
    public static IReadOnlyList<(string Table, string Event)> Writes { get; } = [("codes", "UPDATE"), ("codes", "INSERT"), ("sessions", "INSERT"), ("sessions", "UPDATE")];
}
