using System.Globalization;
using System.Text.RegularExpressions;

namespace Pergola.Bench.Rows;

/// <summary>What wrk, a second process, sends for each code, and what a good answer contains.</summary>
internal sealed partial record Load(Uri Address, string Method, string Path, string Wanted)
{
    /// <summary>How often each side of a row is loaded, after a round that only warms up.</summary>
    public const int Rounds = 3;

    public static bool IsInstalled => File.Exists("/usr/bin/wrk");

    public const string NotInstalled = "wrk is not installed (apt-get install -y wrk)";

    /// <summary>Follows the code in the path.</summary>
    public string PathEnd { get; init; } = "";

    /// <summary>Around the code in the body; empty when the code is in the path.</summary>
    public (string Start, string End, string Type) Body { get; init; } = ("", "", "");

    /// <summary>Two seconds over the given number of connections, two threads, each code of the file once.</summary>
    public async Task<Rates> RunAsync(string codes, int connections = 64)
    {
        var script = System.IO.Path.Combine(AppContext.BaseDirectory, "load.lua");
        var output = await Child.RunAsync(Child.Of(
            "/usr/bin/wrk", "-t2", $"-c{connections}", "-d2s", "-s", script, Address.AbsoluteUri, "--", codes, Method, Path, PathEnd, Body.Start, Body.End, Body.Type, Wanted));
        var match = Printed().Match(output);
        return match.Success
            ? new Rates(Number("good"), Number("offered"), (int)Number("other"), Number("short") > 0)
            : throw new InvalidOperationException("wrk printed no rate: " + output);

        double Number(string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"good: (?<good>[\d.]+)/s, offered: (?<offered>[\d.]+)/s, other answers: (?<other>\d+), short of codes: (?<short>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Printed();
}

/// <summary>Answers in a second.</summary>
/// <remarks><c>Good</c>: those that were wanted. <c>Offered</c>: all. <c>Other</c>: how many were not wanted, in the whole run. <c>Short</c>: the codes did not suffice, so some were sent again.</remarks>
internal sealed record Rates(double Good, double Offered, int Other, bool Short);
