using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>A child process, as its host sees it. It serves one engine and is never used for another.</summary>
internal sealed unsafe class ChildProcess
{
    private readonly Lock _gate = new();
    private readonly int _process;
    private readonly int _errors;
    private bool _ended;
    private string? _reason;
    private long _waitingSince;
    private long _waited;
    private long _turn;

    public ChildProcess(int process, int socket, int errors)
    {
        _process = process;
        _errors = errors;
        Socket = socket;
        Reader = new MessageReader(socket, ChildLimits.LongestMessage);
        Writer = new MessageWriter(socket);
    }

    /// <summary>The host's end of the channel.</summary>
    public int Socket { get; }

    public MessageReader Reader { get; }

    public MessageWriter Writer { get; }

    public long Started { get; } = Stopwatch.GetTimestamp();

    /// <summary>Why it was ended, when the host did so.</summary>
    public string? Reason => Volatile.Read(ref _reason);

    /// <summary>The process in which the scripts run, which may be below the one that was started; 0 when it is gone.</summary>
    public int ScriptProcess
    {
        get
        {
            lock (_gate)
                return _ended ? 0 : Below() is [var only, ..] ? only : _process;
        }
    }

    /// <summary>For how long the host has been waiting for it in this turn.</summary>
    public TimeSpan Waiting
    {
        get
        {
            var since = Volatile.Read(ref _waitingSince);
            return Stopwatch.GetElapsedTime(0, Volatile.Read(ref _waited) + (since == 0 ? 0 : Math.Max(0, Stopwatch.GetTimestamp() - since)));
        }
    }

    /// <summary>The number of the turn that runs, or was the last.</summary>
    public long Turn => Volatile.Read(ref _turn);

    /// <summary>Sends what was written, and waits for a message. A host function's own time is not counted as waiting.</summary>
    public MessageKind Ask()
    {
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref _waitingSince, start);
        try
        {
            Writer.Flush();
            return Reader.Receive();
        }
        finally
        {
            Volatile.Write(ref _waited, _waited + Stopwatch.GetTimestamp() - start);
            Volatile.Write(ref _waitingSince, 0);
        }
    }

    /// <summary>A new turn waits anew.</summary>
    public void BeginTurn()
    {
        Volatile.Write(ref _waited, 0);
        Volatile.Write(ref _turn, _turn + 1);
    }

    /// <summary>Ends the process at once, whatever it does. On any thread; the first reason stays.</summary>
    public void Kill(string? reason)
    {
        Interlocked.CompareExchange(ref _reason, reason, null);
        lock (_gate)
        {
            if (_ended)
                return;
            KillAll();

            // Whoever waits for it wakes up.
            _ = Posix.Shutdown(Socket, Posix.WakeBoth);
        }
    }

    /// <summary>Ends the process, waits for its end, and closes what leads to it. After that nothing of it is left.</summary>
    /// <returns>What it said on its error channel, at most 4 KB.</returns>
    public string End()
    {
        lock (_gate)
        {
            if (_ended)
                return "";
            KillAll();
            int status;
            while (Posix.Wait(_process, &status, 0) < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Posix.Interrupted)
            {
            }

            _ended = true;
            var said = ReadErrors();
            _ = Posix.Close(Socket);
            _ = Posix.Close(_errors);
            return said;
        }
    }

    /// <summary>The inner process first: the one above it then takes its end, and follows.</summary>
    private void KillAll()
    {
        var below = Below();
        foreach (var process in below)
            _ = Posix.Signal(process, Posix.Kill);
        if (below.Length == 0)
            _ = Posix.Signal(_process, Posix.Kill);
    }

    private int[] Below()
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{_process}/task/{_process}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static number => int.Parse(number, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private string ReadErrors()
    {
        var buffer = stackalloc byte[4096];
        var count = Posix.Read(_errors, buffer, 4096);
        return count <= 0 ? "" : Encoding.UTF8.GetString(buffer, (int)count).Trim();
    }
}
