namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The channel to the other process cannot be used any more.</summary>
/// <param name="message">Why.</param>
/// <param name="isForeign">Whether what came was not of the protocol; otherwise the other side is gone.</param>
internal sealed class ChannelException(string message, bool isForeign) : Exception(message)
{
    public bool IsForeign { get; } = isForeign;

    public static ChannelException Gone() => new("The other process is gone.", isForeign: false);

    public static ChannelException Foreign(string what) => new(what, isForeign: true);
}
