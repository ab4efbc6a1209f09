using System.CommandLine;
using Pergola.JavaScriptCore.Isolation;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Commands.Administration;

MiniAppProcess.RunIfChild();

var root = new RootCommand("Runs WeChat-style mini programs on this machine.")
{
    RunCommand.Create(),
    CheckCommand.Create(),
    PackCommand.Create(),
    ServeCommand.Create(),
    DocsCommand.Create(),
    TypingsCommand.Create(),
    SuperAppCommand.Create(),
    TeamCommand.Create(),
    ProgramCommand.Create(),
    UserCommand.Create(),
    AuditCommand.Create(),
    OperatorCommand.Create(),
};

// A server finishes what it has begun; the other verbs have little to finish.
var patience = args is [ServeCommand.Name, ..] ? ServeCommand.ExitTimeout : TimeSpan.FromSeconds(2);
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = patience });
return parsed.Errors.Count > 0 ? 2 : exitCode;
