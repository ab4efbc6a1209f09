namespace Pergola.Platform;

/// <summary>A deliberate refusal: the caller gets the error, the log and the debug field get the reason.</summary>
internal sealed class PlatformException(PlatformError error, string reason, Exception? cause = null) : Exception(reason, cause)
{
    public PlatformError Error { get; } = error;
}
