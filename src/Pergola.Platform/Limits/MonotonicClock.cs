namespace Pergola.Platform.Limits;

/// <summary>Time that never runs backwards, in ticks: a clock that is set back must not lock anybody out.</summary>
internal static class MonotonicClock
{
    public static long MonotonicTicks(this TimeProvider time) => time.GetElapsedTime(0).Ticks;
}
