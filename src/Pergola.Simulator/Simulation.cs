using Pergola.Simulator.Commands;
namespace Pergola.Simulator;
internal static class Simulation
{
    public static Task<int> RunAsync(RunSettings s, TextWriter o, TextWriter e, CancellationToken ct) => Task.FromResult(0);
}
