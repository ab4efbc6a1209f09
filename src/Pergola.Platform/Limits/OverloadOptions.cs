namespace Pergola.Platform.Limits;

/// <summary>
/// What a node does when more is asked than it can answer: <c>PergolaPlatformOptions.Overload</c>. Some requests are worked on at once, some wait, and when the
/// one that waits longest has waited too long, new ones are refused, with nothing of them read: errcode -1 <c>system busy</c>, with <c>Retry-After</c>.
/// </summary>
public sealed class OverloadOptions
{
    /// <summary>How many requests are worked on at once; those that wait for a superapp server do not count. Zero: any number. Default 128.</summary>
    public int MostConcurrent { get; set; } = 128;

    /// <summary>How many wait at most. Default 4,096.</summary>
    public int MostWaiting { get; set; } = 4_096;

    /// <summary>How long the oldest may wait before new ones are refused. Default 30 ms.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// How long a refusal is held back, without any work, from a caller that may come again at once. Held are at most <see cref="MostWaiting"/>; zero holds none. Default 500 ms.
    /// </summary>
    public TimeSpan HoldRefusals { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many requests may wait for one superapp's server at once, so that a slow one does not hold up the others. Zero: any number. Default 1,024.</summary>
    public int MostPerSuperAppServer { get; set; } = 1_024;

    internal bool IsValid() => MostConcurrent >= 0 && MostWaiting >= 0 && LongestWait > TimeSpan.Zero && HoldRefusals >= TimeSpan.Zero && HoldRefusals < TimeSpan.FromMinutes(1) && MostPerSuperAppServer >= 0;
}
