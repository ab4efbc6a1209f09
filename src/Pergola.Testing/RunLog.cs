using System.Collections.Concurrent;
using System.Globalization;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Testing;

/// <summary>
/// Keeps what a running mini program said: console, errors, names that are not supported, pages that were drawn. A test that looks at the errors deals with them
/// itself; errors that nobody looks at fail it (<see cref="TestMiniAppOptions.ErrorsFail"/>).
/// </summary>
public sealed class RunLog : IMiniAppObserver
{
    private readonly ConcurrentQueue<ScriptConsoleMessage> _console = new();
    private readonly ConcurrentQueue<(ScriptError Error, int PageId)> _errors = new();
    private readonly ConcurrentDictionary<string, bool> _unsupported = new();
    private readonly ConcurrentQueue<string> _ready = new();
    private volatile bool _errorsSeen;
    private volatile bool _consoleSeen;
    private readonly ConcurrentQueue<MiniAppReport> _reports = new();

    /// <summary>The console, the oldest message first.</summary>
    public IReadOnlyCollection<ScriptConsoleMessage> Console
    {
        get
        {
            _consoleSeen = true;
            return _console;
        }
    }

    /// <summary>Errors that nobody caught, with their places in the author's source.</summary>
    public IReadOnlyCollection<(ScriptError Error, int PageId)> Errors
    {
        get
        {
            _errorsSeen = true;
            return _errors;
        }
    }

    /// <summary>Documented names that the program used and that are not implemented.</summary>
    public IReadOnlyCollection<string> Unsupported => [.. _unsupported.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The routes of the pages that were drawn, in order.</summary>
    public IReadOnlyCollection<string> Ready => _ready;

    /// <summary>What the program wrote to its log managers, and the events that it reported, the oldest first.</summary>
    public IReadOnlyCollection<MiniAppReport> Reports => _reports;

    /// <summary>Why the program stopped; null while it runs.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Raised after each entry, on the program's loop.</summary>
    public event Action? Changed;

    /// <summary>What went wrong, a line each: uncaught errors and messages of <c>console.error</c>. It counts as looked at from then on.</summary>
    /// <param name="onlyUnseen">Only what the test has not looked at.</param>
    internal IReadOnlyList<string> TakeFaults(bool onlyUnseen)
    {
        List<string> faults = [];
        if (!onlyUnseen || !_errorsSeen)
            faults.AddRange(_errors.Select(static entry => Located(entry.Error)));
        if (!onlyUnseen || !_consoleSeen)
            faults.AddRange(_console.Where(static message => message.Level == "error").Select(static message => "console.error: " + message.Text));
        _errorsSeen = _consoleSeen = true;
        return faults;
    }

    void IMiniAppObserver.OnConsole(ScriptConsoleMessage message)
    {
        _console.Enqueue(message);
        Changed?.Invoke();
    }

    void IMiniAppObserver.OnError(ScriptError error, int pageId)
    {
        _errors.Enqueue((error, pageId));
        Changed?.Invoke();
    }

    void IMiniAppObserver.OnUnsupported(string name)
    {
        _unsupported[name] = true;
        Changed?.Invoke();
    }

    void IMiniAppObserver.OnReport(MiniAppReport report)
    {
        _reports.Enqueue(report);
        Changed?.Invoke();
    }

    void IMiniAppObserver.OnPageReady(int pageId, string route)
    {
        _ready.Enqueue(route);
        Changed?.Invoke();
    }

    void IMiniAppObserver.OnStopped(string reason)
    {
        Stopped = reason;
        Changed?.Invoke();
    }

    private static string Located(ScriptError error) => (error.SourceName, error.Line) switch
    {
        (null, _) => error.Message,
        (_, 0) => $"{error.SourceName}: {error.Message}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{error.SourceName}:{error.Line}:{error.Column}: {error.Message}"),
    };
}
