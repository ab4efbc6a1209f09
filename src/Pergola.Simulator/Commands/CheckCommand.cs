using System.CommandLine;
namespace Pergola.Simulator.Commands;
internal static class CheckCommand
{
    private static readonly Argument<string> Program = new("DIR") { Description = "The folder (or zip file) of the mini program." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for machines." };
    public static Command Create()
    {
        var command = new Command("check", "Opens every page of a mini program without a browser, and says what is wrong.") { Program, Json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(0));
        return command;
    }
}
