using Pergola.Runtime.Scripting;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator;

/// <summary><c>pergola run</c>: everything that a mini program needs, in one process, until Ctrl-C.</summary>
internal static class Simulation
{
    /// <summary>Starts it all, prints where it is, and stops it cleanly when asked to.</summary>
    /// <returns>The exit code: 1 when it could not start; the message says why.</returns>
    public static async Task<int> RunAsync(RunSettings settings, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(output, errors);
        try
        {
            if (!Directory.Exists(settings.Program) && !File.Exists(settings.Program))
                throw new SimulatorException($"There is no folder or zip at '{settings.Program}'. Name the folder that holds the mini program's app.json.");
            DataFolder.Prepare(settings.DataDirectory);
            await using var parties = await Parties.StartAsync(settings, terminal, cancellationToken);
            parties.Announce();
            if (settings.OpenBrowser)
                Browser.Open(parties.PageAddress);
            await parties.RunProgramAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Line("Stopped.");
            return 0;
        }
        catch (Exception e) when (e is SimulatorException or ScriptEngineUnavailableException)
        {
            terminal.Error(e.Message);
            return 1;
        }
    }
}
