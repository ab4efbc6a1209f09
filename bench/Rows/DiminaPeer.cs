using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>dimina's web container where it can be had, or the reason why it stands in no row.</summary>
internal sealed class DiminaPeer(DiminaContainer? container, string? missing) : IAsyncDisposable
{
    private string? _missing = missing;

    public static async Task<DiminaPeer> StartAsync(string program)
    {
        var (container, missing) = await DiminaFigure.TryAsync(() => DiminaContainer.StartAsync(program));
        return new DiminaPeer(container, missing);
    }

    /// <summary>Runs something on it, unless it is missing or has failed before: ours is measured all the same.</summary>
    public async Task UseAsync(Func<DiminaContainer, Task> use)
    {
        if (container is null || _missing is not null)
            return;
        try
        {
            await use(container);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            _missing = e.Message.Split('\n')[0];
        }
    }

    /// <summary>The median of what was measured of it; none where it failed on the way.</summary>
    public DiminaFigure Figure(IReadOnlyCollection<double> measured) =>
        new(measured.Count > 0 && _missing is null ? Figures.Median(measured) : null, _missing);

    public ValueTask DisposeAsync() => container?.DisposeAsync() ?? ValueTask.CompletedTask;
}
