namespace Pergola.Simulator.Resources;

/// <summary>Names the resource of the page's texts: SimulatorText.resx, and SimulatorText.zh.resx beside it.</summary>
internal sealed class SimulatorText;
