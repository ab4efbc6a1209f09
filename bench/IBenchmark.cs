namespace Pergola.Bench;

/// <summary>One thing that is measured, with its peer.</summary>
internal interface IBenchmark
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    Task<IReadOnlyList<Row>> RunAsync();
}
