namespace Pergola.Dispatch;

/// <summary>What has happened to one call so far: the reference monitor and the call log read it.</summary>
internal sealed class CallTrace(long timestamp)
{
    /// <summary>When the call came, by the clock that only moves forward.</summary>
    public long Timestamp => timestamp;

    /// <summary>The checks that passed, by <see cref="ReferenceMonitor.Bit"/>.</summary>
    public int Passed { get; private set; }

    /// <summary>The check that runs now.</summary>
    public CallCheck Current { get; private set; }

    /// <summary>The declaration, once the name is known.</summary>
    public WxApi? Api { get; set; }

    /// <summary>The level that was chosen.</summary>
    public ApiLevel Level { get; set; }

    /// <summary>Who answers.</summary>
    public CallAnswerer AnsweredBy { get; set; }

    /// <summary>A check begins.</summary>
    public void Begin(CallCheck check) => Current = check;

    /// <summary>The check that runs now has passed.</summary>
    public void Pass() => Passed |= ReferenceMonitor.Bit(Current);

    /// <summary>The checks that passed, in their order.</summary>
    public IReadOnlyList<CallCheck> PassedChecks() => [.. Enum.GetValues<CallCheck>().Where(c => (Passed & ReferenceMonitor.Bit(c)) != 0)];
}
