namespace Pergola.Platform.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it. Timers run on the real clock: only timestamps are ours.</summary>
internal sealed class MovableTime : TimeProvider
{
    private static readonly long Start = new DateTimeOffset(2026, 1, 31, 1, 0, 0, TimeSpan.Zero).UtcTicks;

    private long ticks = Start;

    public DateTimeOffset Now => GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks) - Start;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
