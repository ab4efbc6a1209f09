namespace Pergola.MiniApps.Network;

/// <summary>Holds a server back that sends faster than the program takes: what was given and not yet taken has a limit.</summary>
/// <param name="limit">How many bytes may be on their way; one message always may.</param>
internal sealed class MessageWindow(int limit) : IDisposable
{
    private readonly Queue<int> _given = new();
    private readonly SemaphoreSlim _taken = new(0);
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>Waits until a message may be given.</summary>
    public async Task EnterAsync(int bytes, CancellationToken cancellationToken)
    {
        // A message costs more than its bytes: empty ones must not be free.
        bytes += 256;
        while (!TryEnter(bytes)) await _taken.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The oldest message was taken.</summary>
    public void Taken()
    {
        lock (_lock)
        {
            if (!_given.TryDequeue(out var bytes)) return;
            _bytes -= bytes;
        }

        _taken.Release();
    }

    /// <inheritdoc />
    public void Dispose() => _taken.Dispose();

    private bool TryEnter(int bytes)
    {
        lock (_lock)
        {
            if (_bytes > 0 && _bytes + bytes > limit) return false;
            _bytes += bytes;
            _given.Enqueue(bytes);
            return true;
        }
    }
}
