using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>Brings what one instance says to the console panel, and its errors to the terminal as well.</summary>
internal sealed class ConsoleObserver(ConsoleLog console, Terminal terminal) : IMiniAppObserver
{
    /// <summary>Whether the simulator itself stops the program: then the console need not say it.</summary>
    public bool IsStopExpected { get; set; }

    /// <summary>Whether a style sheet could not be compiled: the screen shows that until the program is launched again.</summary>
    public bool IsSheetBroken { get; private set; }

    public void OnConsole(ScriptConsoleMessage message) => console.Write(message.Level, message.Text);

    public void OnError(ScriptError error, int pageId)
    {
        var place = new ProgramFault(error.Message, error.SourceName, error.Line, error.Column);
        console.Write("error", error.Message, place.Place, error.Stack);
        terminal.Error(place.Located);
        IsSheetBroken |= error.SourceName?.EndsWith(".wxss", StringComparison.Ordinal) == true;
    }

    public void OnUnsupported(string name) => console.Write("warn", $"wx.{name} is not implemented yet: it fails with \"not supported\".");

    public void OnPageReady(int pageId, string route)
    {
    }

    public void OnReport(MiniAppReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        console.Write(report.Name is "warn" or "error" ? report.Name : "info", $"[{report.Kind}] {report.Name} {report.Data.GetRawText()}");
    }

    public void OnStopped(string reason)
    {
        if (!IsStopExpected)
            console.Write("info", reason);
    }
}
