using Pergola.Runtime.Scripting;

namespace Pergola.MiniApps;

/// <summary>Watches a running mini program: the simulator's console panel, <c>pergola check</c>, a test. Called on the program's loop; it must not block.</summary>
public interface IMiniAppObserver
{
    /// <summary>The program wrote to its console.</summary>
    void OnConsole(ScriptConsoleMessage message);

    /// <summary>An error that nobody caught, of the program's code or of a template.</summary>
    /// <param name="error">The error, with the author's file and line where known.</param>
    /// <param name="pageId">The page that it belongs to; 0 when it belongs to none.</param>
    void OnError(ScriptError error, int pageId);

    /// <summary>The program used a documented name that is not implemented, for the first time.</summary>
    void OnUnsupported(string name);

    /// <summary>A page has been drawn for the first time.</summary>
    void OnPageReady(int pageId, string route);

    /// <summary>The program wrote to its log, or reported an event of its own. By default nothing is done.</summary>
    /// <param name="report">What it said; bounded, and its text is the program's.</param>
    void OnReport(MiniAppReport report)
    {
    }

    /// <summary>The instance is gone.</summary>
    /// <param name="reason">Why, for people.</param>
    void OnStopped(string reason);
}
