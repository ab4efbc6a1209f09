namespace Pergola.SuperApp.Tests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 1, 31, 1, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
