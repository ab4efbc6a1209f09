using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>Runs the commands that administer a platform.</summary>
internal static class AdministrationCommands
{
    /// <summary>What an operator's command does.</summary>
    public delegate Task Work(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken);

    /// <summary>Gives the command its work. Its exit code is 1, with a message and nothing else, when it is refused or fails.</summary>
    /// <remarks><c>create</c>: whether a platform is made where there is none.</remarks>
    public static Command Does(this Command command, Work work, bool create = false)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                await using var store = PlatformStore.Open(parsed, create);
                await work(parsed, store.Operations, new Answers(output, errors, parsed.GetValue(StoreOptions.Json)), cancellationToken);
                return 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return 1;
            }
            catch (OperationRefusedException refusal) when (refusal.Problems.Count > 0)
            {
                foreach (var problem in refusal.Problems)
                    await errors.WriteLineAsync(problem.Text);
                return 1;
            }
            catch (Exception fault)
            {
                // Whatever it is (no such server, no right to the file, another key ring), a person at a terminal needs its words and not its stack.
                await errors.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return command;
    }

    /// <summary>A secret that the operator brings along lies in a file, or comes from the standard input as <c>-</c>: an argument would be seen by everybody on the machine.</summary>
    public static async Task<string?> ReadSecretAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return null;
        return (file == "-" ? await Console.In.ReadToEndAsync(cancellationToken) : await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n');
    }
}
