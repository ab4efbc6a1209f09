namespace Pergola.Bench.Rows;

/// <summary>dimina's web container where it can be had, or the reason why it stands in no row.</summary>
internal sealed class DiminaPeer(DiminaContainer? container, string? missing) : IAsyncDisposable
{
    public DiminaContainer? Container => container;

    public static async Task<DiminaPeer> StartAsync(string program)
    {
        var (container, missing) = await DiminaFigure.TryAsync(() => DiminaContainer.StartAsync(program));
        return new DiminaPeer(container, missing);
    }

    /// <summary>The median of what was measured of it.</summary>
    public DiminaFigure Figure(IReadOnlyCollection<double> measured) => new(measured.Count > 0 ? Figures.Median(measured) : null, missing);

    public ValueTask DisposeAsync() => container?.DisposeAsync() ?? ValueTask.CompletedTask;
}
