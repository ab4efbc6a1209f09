using System.CommandLine;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola typings --out FILE</c>: TypeScript typings of <c>wx</c>.</summary>
internal static class TypingsCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "The file, such as pergola.d.ts.", HelpName = "FILE", Required = true };

    public static Command Create()
    {
        var command = new Command("typings", "Writes TypeScript typings of wx from the declarations.") { Out };
        command.SetAction(parsed => ReferenceCommand.Run(catalog => ReferenceFolder.WriteFile(Path.GetFullPath(parsed.GetValue(Out)!), TypingsWriter.Write(catalog)), Console.Error));
        return command;
    }
}
