using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// Starts children ahead of need, and watches those that live. It has one thread: the system ends a child when the thread that
/// started it is gone, so that no child outlives its host.
/// </summary>
internal sealed unsafe class ChildPool : IDisposable
{
    private const int LookEveryMilliseconds = 250;

    private readonly IsolationOptions _options;
    private readonly ChildLauncher _launcher;
#pragma warning disable MA0158 // A Lock cannot be waited on; whoever launches a program sleeps in Monitor.Wait.
    private readonly object _gate = new();
#pragma warning restore MA0158
    private readonly Queue<ChildProcess> _ready = new();
    private readonly List<ChildProcess> _starting = [];
    private readonly List<ChildWatch> _watched = [];
    private readonly int _bell;
    private readonly int _ring;
    private ScriptEngineUnavailableException? _failure;
    private Thread? _thread;
    private int _wanted;
    private bool _disposed;
    private bool _closed;

    public ChildPool(IsolationOptions options, ChildLauncher launcher)
    {
        _options = options;
        _launcher = launcher;
        (_bell, _ring) = SocketPair.Open(waits: false);
    }

    /// <summary>A child that nobody had before; waits for one when none is ready.</summary>
    /// <exception cref="ScriptEngineUnavailableException">None can be started; the message says why.</exception>
    public ChildProcess Take()
    {
        lock (_gate)
        {
            StartThread();
            _failure = null;
            _wanted++;
            Ring();
            try
            {
                while (true)
                {
                    ObjectDisposedException.ThrowIf(_disposed, typeof(IsolatedEngineFactory));
                    if (_ready.TryDequeue(out var child))
                        return child;
                    if (_failure is not null)
                        throw new ScriptEngineUnavailableException(_failure.Message, _failure);
                    Monitor.Wait(_gate);
                }
            }
            finally
            {
                _wanted--;
            }
        }
    }

    /// <summary>Waits until as many children wait as were asked for.</summary>
    /// <exception cref="ScriptEngineUnavailableException">None can be started; the message says why.</exception>
    public void WaitUntilReady()
    {
        lock (_gate)
        {
            StartThread();
            _failure = null;
            Ring();
            while (!_disposed && _ready.Count < _options.ReadyChildren)
            {
                if (_failure is not null)
                    throw new ScriptEngineUnavailableException(_failure.Message, _failure);
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>The children that serve an engine.</summary>
    public IReadOnlyList<MiniAppChild> Serving()
    {
        lock (_gate)
            return [.. _watched.Where(static watch => !watch.IsLost).Select(static watch => new MiniAppChild(watch.Name, watch.Child.ScriptProcess))];
    }

    /// <summary>Watches a child that was taken, until its engine gives it back.</summary>
    public void Watch(ChildWatch watch)
    {
        lock (_gate)
        {
            _watched.Add(watch);
            Ring();
        }
    }

    /// <summary>Ends a child that was taken, and everything that belongs to it.</summary>
    public string GiveBack(ChildProcess child)
    {
        // First out of the list: the watch must not look at a file number that is somebody else's by then.
        lock (_gate)
            _watched.RemoveAll(watch => watch.Child == child);
        return child.End();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            Monitor.PulseAll(_gate);
            Ring();
        }

        _thread?.Join();
        foreach (var child in _ready.Concat(_starting))
            _ = child.End();
        lock (_gate)
        {
            _closed = true;
            _ = Posix.Close(_bell);
            _ = Posix.Close(_ring);
        }
    }

    private void StartThread()
    {
        if (_thread is not null)
            return;
        _thread = new Thread(Keep) { IsBackground = true, Name = "mini program processes" };
        _thread.Start();
    }

    /// <summary>Wakes the thread; under the lock, so that the bell is still there.</summary>
    private void Ring()
    {
        if (!_closed)
            SocketPair.Send(_ring, [1]);
    }

    private void Keep()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_disposed)
                    return;
                StartMissing();
                foreach (var watch in _watched)
                    watch.Look(_options, System.Diagnostics.Stopwatch.GetTimestamp());
            }

            Poll();
        }
    }

    private void StartMissing()
    {
        try
        {
            while (_failure is null && _ready.Count + _starting.Count < _options.ReadyChildren + _wanted)
                _starting.Add(_launcher.Start());
        }
        catch (ScriptEngineUnavailableException refused)
        {
            Fail(refused);
        }
        catch (IOException refused)
        {
            Fail(new ScriptEngineUnavailableException(refused.Message, refused));
        }
    }

    private void Fail(ScriptEngineUnavailableException failure)
    {
        _failure = failure;
        Monitor.PulseAll(_gate);
    }

    /// <summary>Sleeps until a child says hello or is gone, somebody rings, or it is time to look again.</summary>
    private void Poll()
    {
        ChildProcess[] starting;
        ChildWatch[] watched;
        lock (_gate)
            (starting, watched) = ([.. _starting], [.. _watched.Where(static watch => !watch.IsLost)]);

        // The messages of those that work are their engines' business; that they are gone is told without being asked for.
        Posix.PollEntry[] entries =
        [
            new() { File = _bell, Events = Posix.Readable },
            .. starting.Select(static child => new Posix.PollEntry { File = child.Socket, Events = Posix.Readable }),
            .. watched.Select(static watch => new Posix.PollEntry { File = watch.Child.Socket }),
        ];
        fixed (Posix.PollEntry* first = entries)
            _ = Posix.Poll(first, (nuint)entries.Length, LookEveryMilliseconds);
        if (entries[0].Returned != 0)
            EmptyBell();
        lock (_gate)
        {
            for (var i = 0; i < starting.Length; i++)
            {
                var speaks = entries[1 + i].Returned != 0;
                if (speaks || Late(starting[i]))
                    Greet(starting[i], speaks);
            }

            for (var i = 0; i < watched.Length; i++)
            {
                if (entries[1 + starting.Length + i].Returned != 0)
                    watched[i].Lost();
            }
        }
    }

    private bool Late(ChildProcess child) => System.Diagnostics.Stopwatch.GetElapsedTime(child.Started) > _options.StartLimit;

    private void Greet(ChildProcess child, bool speaks)
    {
        _starting.Remove(child);
        bool? isOurs = null;
        try
        {
            if (speaks)
                isOurs = child.Reader.Receive() == MessageKind.Hello && child.Reader.Number() == ChildLimits.Protocol;
        }
        catch (ChannelException)
        {
            // It ended; why stands on its error channel.
        }

        if (isOurs == true)
        {
            _ready.Enqueue(child);
            Monitor.PulseAll(_gate);
            return;
        }

        var said = child.End();
        if ((!speaks ? _launcher.ExplainSilence() : isOurs == false ? ChildLauncher.ExplainStranger() : _launcher.Explain(said)) is { } failure)
            Fail(failure);
    }

    private void EmptyBell()
    {
        var bytes = stackalloc byte[64];
        while (Posix.Receive(_bell, bytes, 64, 0) > 0)
        {
        }
    }
}
