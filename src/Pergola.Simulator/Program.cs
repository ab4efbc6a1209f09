using System.CommandLine;
using Pergola.Simulator.Commands;

var root = new RootCommand("Runs WeChat-style mini programs on this machine.")
{
    RunCommand.Create(),
    CheckCommand.Create(),
    DocsCommand.Create(),
    TypingsCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
