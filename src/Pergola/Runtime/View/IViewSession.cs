namespace Pergola.Runtime.View;

/// <summary>One mini program on a screen, as a carrier sees it.</summary>
public interface IViewSession
{
    /// <summary>Connects a view. It replaces the one before, and is sent everything that is drawn now.</summary>
    void Attach(IViewCarrier carrier);

    /// <summary>Disconnects a view; does nothing when another has replaced it.</summary>
    void Detach(IViewCarrier carrier);

    /// <summary>Takes one message of the view, UTF-8 JSON.</summary>
    ValueTask ReceiveAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}
