namespace Pergola.Simulator.Servers;

/// <summary>Something that the person at the terminal can mend; the message says what to do.</summary>
internal sealed class SimulatorException(string message, Exception? inner = null) : Exception(message, inner);
