namespace Pergola.Simulator.Programs;

/// <summary>What the simulator writes to its log.</summary>
internal static partial class SimulatorLog
{
    [LoggerMessage(1, LogLevel.Error, "The mini program could not be started")]
    public static partial void LaunchFailed(ILogger logger, Exception exception);
}
