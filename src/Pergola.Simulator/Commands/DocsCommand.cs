using System.CommandLine;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola docs --out DIR</c>: the reference pages of the open APIs.</summary>
internal static class DocsCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "The folder of the pages; it is brought up to date.", HelpName = "DIR", Required = true };

    public static Command Create()
    {
        var command = new Command("docs", "Writes the reference pages of the open APIs from their declarations.") { Out };
        command.SetAction(parsed => ReferenceCommand.Run(catalog => ReferenceFolder.Write(catalog, Path.GetFullPath(parsed.GetValue(Out)!)), Console.Error));
        return command;
    }
}
