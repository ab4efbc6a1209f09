using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>Which exceptions of a launch are the program's own fault, and what the person who writes it should read.</summary>
internal static class ProgramFaults
{
    /// <summary>The fault, or null when the exception is not about the program.</summary>
    public static ProgramFault? Of(Exception exception) => exception switch
    {
        PackageException e => new(e.Message, e.File, e.Line, e.Column),
        ScriptException e => new(e.Error.Message, e.Error.SourceName, e.Error.Line, e.Error.Column),
        ScriptEngineUnavailableException e => new(e.Message),
        FormatException e => new(e.Message, "app.json"),
        OpenApiException e => new(e.Reason, "app.json"),
        UnauthorizedAccessException or IOException => new(exception.Message),
        _ => null,
    };
}
