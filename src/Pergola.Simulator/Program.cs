using System.CommandLine;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Commands.Administration;

var root = new RootCommand("Runs WeChat-style mini programs on this machine.")
{
    RunCommand.Create(),
    CheckCommand.Create(),
    DocsCommand.Create(),
    TypingsCommand.Create(),
    SuperAppCommand.Create(),
    TeamCommand.Create(),
    ProgramCommand.Create(),
    UserCommand.Create(),
    AuditCommand.Create(),
    OperatorCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : exitCode;
