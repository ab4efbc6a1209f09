using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>What the boot script reports: <c>pageReady</c>, <c>renderError</c>, <c>error</c>, <c>unsupported</c>.</summary>
internal static class LogicEvents
{
    public static void Receive(MiniApp app, IMiniAppObserver? observer, string name, string data)
    {
        if (name == "unsupported")
        {
            observer?.OnUnsupported(JsonSerializer.Deserialize(data, RuntimeJson.Default.String) ?? data);
            return;
        }

        if (name == "later")
        {
            var later = JsonElement.Parse(data);
            app.Later.Give(later.GetProperty("id").GetInt32(), later.GetProperty("content").GetRawText());
            return;
        }

        if (JsonSerializer.Deserialize(data, RuntimeJson.Default.LogicReport) is not { } report)
            return;
        if (name == "pageReady")
            observer?.OnPageReady(report.Page, app.View.Find(report.Page)?.Route ?? "");
        else
            app.ReportError(new ScriptError(ScriptErrorKind.Thrown, report.Message ?? "An error without a message.", report.Stack, report.Source, report.Line, report.Column), report.Page);
    }
}

/// <summary>A report of the boot script.</summary>
internal sealed record LogicReport(int Page = 0, string? Message = null, string? Stack = null, string? Source = null, int Line = 0, int Column = 0);
