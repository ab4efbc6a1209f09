using System.Globalization;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.JavaScriptCore.Isolation;
using Pergola.Testing;

namespace Pergola.Bench.Rows;

/// <summary>A wx call from the logic through the dispatcher and back, against the engine's bare asynchronous host call.</summary>
internal sealed class WxCalls : IBenchmark
{
    private const int Rounds = 5;
    private const string Budget = "<= 5x";
    private const int MostInChild = 60;

    private static readonly SdkApi<NoParams, LaterResult> Later = new("benchLater", LaterJson.Default.NoParams, LaterJson.Default.LaterResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (_, _) =>
        {
            await Task.Yield();
            return new LaterResult("value");
        },
    };

    public string Name => "calls";

    public async Task<IReadOnlyList<Row>> RunAsync()
    {
        await using var app = await TestMiniApp.OpenAsync(Programs.Bench, new() { EntryPath = "pages/calls/calls", Configure = static o => o.OpenApis.Add(Later) });
        using var children = OperatingSystem.IsLinux() ? new IsolatedEngineFactory() : null;
        await using var isolated = children is null ? null : await TestMiniApp.OpenAsync(Programs.Bench, new() { EntryPath = "pages/calls/calls", Engines = children });
        await using var bare = await BareCalls.StartAsync();
        var series = new Dictionary<string, List<double>>(StringComparer.Ordinal);

        // The first round warms both sides up. Ours and theirs alternate, so that a busy machine slows both.
        for (var round = 0; round <= Rounds; round++)
        {
            await TakeAsync("bare", () => bare.RunAsync("host"));
            await TakeAsync("callback", () => RunAsync(app, "#callback"));
            await TakeAsync("promise", () => RunAsync(app, "#promise"));
            if (isolated is not null)
                await TakeAsync("isolated", () => RunAsync(isolated, "#callback"));
            await TakeAsync("bare later", () => bare.RunAsync("hostLater"));
            await TakeAsync("later", () => RunAsync(app, "#later"));

            async Task TakeAsync(string name, Func<Task<double>> measure)
            {
                var value = await measure();
                if (round > 0)
                    (series.TryGetValue(name, out var list) ? list : series[name] = []).Add(value);
            }
        }

        return
        [
            Of("wx call, callback (getStorage)", "callback", "bare", "bare async host call"),
            Of("wx call, promise (getStorage)", "promise", "bare", "bare async host call"),
            Of("wx call, answered by another thread", "later", "bare later", "bare host call, answered by another thread"),
            .. isolated is null ? Array.Empty<Row>() : [InChild()],
        ];

        Row InChild()
        {
            var (mine, theirs) = (Figures.Median(series["isolated"]), Figures.Median(series["callback"]));
            return new Row("wx call, callback (getStorage), the program in a child process")
            {
                Ours = Figures.Text(mine, "us"),
                Against = $"{Figures.Text(theirs, "us")} the same in the host's process",
                Ratio = mine / theirs,
                Budget = $"<= {MostInChild} us",
                Met = mine <= MostInChild,
            };
        }

        Row Of(string what, string ours, string peer, string peerName)
        {
            var (mine, theirs) = (Figures.Median(series[ours]), Figures.Median(series[peer]));
            return new Row(what) { Ours = Figures.Text(mine, "us"), Against = $"{Figures.Text(theirs, "us")} {peerName}", Ratio = mine / theirs, Budget = Budget, Met = mine / theirs <= 5 };
        }
    }

    private static async Task<double> RunAsync(TestMiniApp app, string selector)
    {
        var before = app.Log.Console.Count;
        await app.Page.TapAsync(selector);
        await app.WaitForAsync(() => Task.FromResult(app.Log.Console.Count > before || app.Log.Errors.Count > 0));
        if (app.Log.Errors.Count > 0)
            throw new InvalidOperationException(app.Log.Errors.First().Error.Message);
        return double.Parse(app.Log.Console.Last().Text.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}

internal sealed record LaterResult(string Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoParams))]
[JsonSerializable(typeof(LaterResult))]
internal sealed partial class LaterJson : JsonSerializerContext;
