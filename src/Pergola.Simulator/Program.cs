using System.CommandLine;
using Pergola.Simulator.Commands;

var root = new RootCommand("Runs WeChat-style mini programs on this machine.")
{
    RunCommand.Create(),
    CheckCommand.Create(),
    ServeCommand.Create(),
    DocsCommand.Create(),
    TypingsCommand.Create(),
};

// A server finishes what it has begun; the other verbs have little to finish.
var patience = args is [ServeCommand.Name, ..] ? ServeCommand.ExitTimeout : TimeSpan.FromSeconds(2);
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = patience });
