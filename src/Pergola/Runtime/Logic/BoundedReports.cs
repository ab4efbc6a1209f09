using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>Passes on what a program reports, but not more than a reader can bear: a flood is counted, and told in one line when it is over.</summary>
internal sealed class BoundedReports(IMiniAppObserver observer, MiniAppLimits limits, TimeProvider time) : IMiniAppObserver
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long _began = time.GetTimestamp();
    private int _passed;
    private int _dropped;

    public void OnConsole(ScriptConsoleMessage message)
    {
        if (Admits())
            observer.OnConsole(message with { Text = Cut(message.Text) });
    }

    public void OnError(ScriptError error, int pageId)
    {
        // Why a program was stopped is never lost in the flood that led to it.
        if (error.Kind is ScriptErrorKind.TimeLimit or ScriptErrorKind.HeapLimit or ScriptErrorKind.ProcessLost || Admits())
            observer.OnError(error with { Message = Cut(error.Message), Stack = error.Stack is { } stack ? Cut(stack) : null }, pageId);
    }

    public void OnUnsupported(string name)
    {
        if (Admits())
            observer.OnUnsupported(Cut(name));
    }

    public void OnPageReady(int pageId, string route) => observer.OnPageReady(pageId, route);

    public void OnStopped(string reason)
    {
        TellDropped(Reset());
        observer.OnStopped(reason);
    }

    private bool Admits()
    {
        var dropped = 0;
        bool admitted, first;
        lock (_gate)
        {
            if (time.GetElapsedTime(_began) >= Window)
                dropped = Restart();
            admitted = ++_passed <= limits.ReportsPerSecond;
            first = !admitted && _dropped++ == 0;
        }

        TellDropped(dropped);
        if (first)
            observer.OnConsole(new("warn", $"The mini program reports too much: after {limits.ReportsPerSecond} lines in one second the rest of that second is left out."));
        return admitted;
    }

    private int Reset()
    {
        lock (_gate)
            return Restart();
    }

    private int Restart()
    {
        var dropped = _dropped;
        (_began, _passed, _dropped) = (time.GetTimestamp(), 0, 0);
        return dropped;
    }

    private void TellDropped(int dropped)
    {
        if (dropped > 0)
            observer.OnConsole(new("warn", $"{dropped} lines were left out."));
    }

    private string Cut(string text) => text.Length <= limits.ReportLength ? text : $"{text.AsSpan(0, limits.ReportLength)} ... ({text.Length - limits.ReportLength} more characters)";
}
