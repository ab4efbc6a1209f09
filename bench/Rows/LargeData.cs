namespace Pergola.Bench.Rows;

/// <summary>Lists and data that are larger than a page should have: no peer, and no budget.</summary>
internal static class LargeData
{
    public static async Task<Row[]> MeasureAsync(Taps taps) =>
    [
        new("10,000-row list setData, p50") { Ours = Figures.Text(await taps.MeasureAsync("#many"), "ms"), Note = "3 times, every row changes each time: 50,000 nodes" },
        new("one row of the 10,000, p50") { Ours = Figures.Text(await taps.MeasureAsync("#touch"), "ms") },
        new("setData of 1 MB, p50") { Ours = Figures.Text(await taps.MeasureAsync("#megabyte"), "ms"), Note = "an array of 10,000 objects, of which the page draws the length" },
    ];
}
