using System.Globalization;

namespace Pergola.Bench.Rows;

/// <summary>What a live instance of the sample program takes, against a bare context with the component framework loaded; each kind in a process of its own.</summary>
internal sealed class Memory : IBenchmark
{
    private const int Count = 250;
    private const double Mebibyte = 1 << 20;

    public string Name => "memory";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        var bare = await MeasureAsync("bare");
        var app = await MeasureAsync("account");
        var ratio = app.Each / bare.Each;
        return
        [
            new("memory of a live instance")
            {
                Ours = Figures.Text(app.Each / Mebibyte, "MiB"),
                Against = $"{Figures.Text(bare.Each / Mebibyte, "MiB")} bare context with the framework",
                Ratio = ratio,
                Budget = "<= 2x",
                Met = ratio <= 2,
                Note = $"made in {Figures.Text(app.Milliseconds, "ms")} each, a bare context in {Figures.Text(bare.Milliseconds, "ms")}",
            },
            Whole($"{Count} live instances, just opened", app.Whole),
            Whole($"{Count} live instances, ten seconds later", app.Rested),
        ];
    }

    private static Row Whole(string what, double bytes) => new(what)
    {
        Ours = Figures.Text(bytes / Mebibyte, "MiB, whole process"),
        Against = "1024 MiB limit",
        Ratio = bytes / Mebibyte / 1024,
        Budget = ">= 250 in 1 GiB",
        Met = bytes / Mebibyte <= 1024,
    };

    private static async Task<(double Each, double Whole, double Rested, double Milliseconds)> MeasureAsync(string kind)
    {
        var output = await Child.RunAsync(Child.Self("instances", kind, Count.ToString(CultureInfo.InvariantCulture)));
        var figures = output.Split('\n')[^1].Split(' ').Select(static text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return (figures[0], figures[1], figures[2], figures[3]);
    }
}
