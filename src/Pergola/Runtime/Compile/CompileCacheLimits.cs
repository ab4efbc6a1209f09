namespace Pergola.Runtime.Compile;

/// <summary>How much a <see cref="CompileCache"/> may keep on a disk. What has not been used for the longest time goes first.</summary>
public sealed record CompileCacheLimits
{
    /// <summary>Bytes of all entries. Default 256 MiB.</summary>
    public long Bytes { get; init; } = 256L << 20;

    /// <summary>How long an entry stays that nobody uses. Default 30 days.</summary>
    public TimeSpan Age { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The clock that entries age by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
