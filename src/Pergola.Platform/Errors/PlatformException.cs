namespace Pergola.Platform;

/// <summary>A deliberate refusal: the caller gets the error, the log and the debug field get the reason.</summary>
internal sealed class PlatformException(PlatformError error, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public PlatformError Error { get; } = error;

    /// <summary>Set by limits and overload: when to come again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the caller may be guessing a secret: its address is watched.</summary>
    public bool IsGuess { get; init; }
}
