namespace Pergola.Simulator.Panels;

/// <summary>One line of the program's console.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Level"><c>log</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</param>
/// <param name="Text">What was written.</param>
/// <param name="Source">Where, as <c>pages/index/index.js:12:3</c>; null when unknown.</param>
/// <param name="Stack">The JavaScript stack of an error, or null.</param>
/// <param name="At">When it was written first.</param>
/// <param name="Times">How often it was written in a row.</param>
internal sealed record ConsoleLine(int Number, string Level, string Text, string? Source, string? Stack, DateTimeOffset At, int Times = 1)
{
    /// <summary>Whether the other line says the same.</summary>
    public bool Repeats(ConsoleLine other) => Level == other.Level && Text == other.Text && Source == other.Source && Stack == other.Stack;
}
