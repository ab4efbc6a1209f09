using System.Threading.Channels;

namespace Pergola.Runtime.View;

/// <summary>
/// The screen of one mini program: whoever draws it attaches here. It outlives the instance, so that a program that is
/// started again appears in the same place. Without a carrier everything it is sent is dropped: the tree in C# has it all.
/// </summary>
public sealed class ViewHub : IViewSession
{
    private readonly Lock _gate = new();
    private IViewCarrier? _carrier;
    private Channel<byte[]>? _outgoing;
    private bool _isLive;
    private bool _hasCome;
    private IViewOwner? _owner;
    private byte[]? _notice;

    /// <summary>Whether somebody draws the program now.</summary>
    public bool IsAttached
    {
        get
        {
            lock (_gate)
                return _isLive;
        }
    }

    /// <summary>
    /// How soon somebody is going to draw the program, as where a page mounts the screen: what the program asks about its layout waits for them so long. By
    /// default nobody is expected, and it is answered as if nothing had a place.
    /// </summary>
    public TimeSpan ExpectedWithin { get; init; }

    /// <summary>Whether nobody has drawn the program yet who is expected to.</summary>
    internal bool IsAwaited
    {
        get
        {
            lock (_gate)
                return ExpectedWithin > TimeSpan.Zero && !_hasCome;
        }
    }

    /// <inheritdoc />
    public string Language { get; set; } = "en";

    /// <inheritdoc />
    public void Attach(IViewCarrier carrier)
    {
        IViewOwner? owner;
        lock (_gate)
        {
            Disconnect();
            _carrier = carrier;
            _outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
            _ = PumpAsync(carrier, _outgoing.Reader);
            owner = _owner;
            if (owner is null)
                GoLive(static _ => { });
        }

        owner?.Redraw();
    }

    /// <inheritdoc />
    public void Detach(IViewCarrier carrier)
    {
        IViewOwner? owner = null;
        lock (_gate)
        {
            if (ReferenceEquals(_carrier, carrier))
            {
                Disconnect();
                owner = _owner;
            }
        }

        owner?.ViewLost();
    }

    /// <inheritdoc />
    public ValueTask ReceiveAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        IViewOwner? owner;
        lock (_gate)
            owner = _owner;
        owner?.Receive(message.Span);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken)
    {
        IViewOwner? owner;
        lock (_gate)
            owner = _owner;
        return owner?.OpenResourceAsync(source, cancellationToken) ?? new((ViewResource?)null);
    }

    /// <summary>Tells whoever draws that the program cannot run, and why; it stands until a program is shown again.</summary>
    /// <param name="title">A short line.</param>
    /// <param name="text">What is wrong and what to do.</param>
    /// <param name="file">The file of the package, or null.</param>
    /// <param name="line">Its line, from 1, or 0.</param>
    /// <param name="column">Its column, from 1, or 0.</param>
    public void ShowFailure(string title, string text, string? file = null, int line = 0, int column = 0)
    {
        lock (_gate)
        {
            _notice = ViewMessages.Failed(title, text, file, line, column);
            Enqueue(_notice);
        }
    }

    internal void Own(IViewOwner owner)
    {
        bool redraw;
        lock (_gate)
        {
            _owner = owner;
            _notice = null;
            _isLive = false;
            redraw = _carrier is not null;
        }

        if (redraw)
            owner.Redraw();
    }

    internal void Release(IViewOwner owner, string reason)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_owner, owner))
                return;
            _owner = null;
            _notice = ViewMessages.Stopped(reason);
            Enqueue(_notice);
        }
    }

    internal void Send(byte[] message)
    {
        lock (_gate)
            Enqueue(message);
    }

    /// <summary>Sends what is drawn now, and from then on every change: nothing comes in between.</summary>
    internal void GoLive(Action<Action<byte[]>> drawn)
    {
        lock (_gate)
        {
            if (_outgoing is null)
                return;
            (_isLive, _hasCome) = (true, true);
            Enqueue(ViewMessages.Reset);
            if (_notice is not null)
                Enqueue(_notice);
            drawn(Enqueue);
        }
    }

    /// <summary>Whoever is expected has not come in time: nothing waits for them any more.</summary>
    internal void StopWaiting()
    {
        lock (_gate)
            _hasCome = true;
    }

    private void Enqueue(byte[] message)
    {
        if (_isLive)
            _outgoing?.Writer.TryWrite(message);
    }

    private void Disconnect()
    {
        _outgoing?.Writer.TryComplete();
        _outgoing = null;
        _carrier = null;
        _isLive = false;
    }

    private async Task PumpAsync(IViewCarrier carrier, ChannelReader<byte[]> messages)
    {
        try
        {
            await foreach (var message in messages.ReadAllAsync().ConfigureAwait(false))
                await carrier.SendAsync(message, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A carrier that cannot send is gone; the tree stays, and the next one is sent all of it.
            Detach(carrier);
        }
    }
}

/// <summary>The running program behind a <see cref="ViewHub"/>. Its members may be called from any thread.</summary>
internal interface IViewOwner
{
    void Redraw();

    void ViewLost();

    void Receive(ReadOnlySpan<byte> message);

    ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken);
}
