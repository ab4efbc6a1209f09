using Pergola.Bench;
using Pergola.Bench.Rows;
using Pergola.JavaScriptCore.Isolation;

MiniAppProcess.RunIfChild();

if (args is ["instances", var kind, var count])
    return await Instances.MeasureAsync(kind, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));

IBenchmark[] all = [new WxCalls(), new ViewInChromium(), new PageLoad(), new Memory(), new Soak(), new Compile(), new CodeExchange(), new PostgresExchange(), new OidcExchange(), new Overload()];
var chosen = args.Where(static a => !a.StartsWith('-')).ToArray();
if (chosen.FirstOrDefault(name => all.All(b => b.Name != name)) is { } unknown || args.Any(static a => a.StartsWith('-') && a != "--json"))
{
    Console.Error.WriteLine($"usage: bench/run [--json] [{string.Join("] [", all.Select(static b => b.Name))}]");
    return 2;
}

var taken = all.Where(b => chosen.Length == 0 || chosen.Contains(b.Name)).ToArray();
var rows = taken is [var one] ? await MeasureAsync(one) : await EachInItsOwnProcessAsync();
Report.Print(rows, args.Contains("--json"), Console.Out);
return 0;

static async Task<IReadOnlyList<Row>> MeasureAsync(IBenchmark benchmark)
{
    Console.Error.WriteLine($"{benchmark.Name} ...");
    try
    {
        return await benchmark.RunAsync();
    }
#pragma warning disable CA1031 // one row that fails must not take the others with it
    catch (Exception e)
#pragma warning restore CA1031
    {
        return [Row.Skipped(benchmark.Name, e.Message.Split('\n')[0])];
    }
}

// None warms another up or leaves its garbage to it, and one whose engine aborts takes no other with it.
async Task<IReadOnlyList<Row>> EachInItsOwnProcessAsync()
{
    var found = new List<Row>();
    foreach (var benchmark in taken)
    {
        try
        {
            found.AddRange(Report.Read(await Child.RunAsync(Child.Self(benchmark.Name, "--json"))));
        }
        catch (InvalidOperationException e)
        {
            found.Add(Row.Skipped(benchmark.Name, e.Message));
        }
    }

    return found;
}
