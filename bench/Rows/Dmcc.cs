using System.Diagnostics;

namespace Pergola.Bench.Rows;

/// <summary>The compiler of didi/dimina, out of the checkout that PERGOLA_DIMINA names.</summary>
internal static class Dmcc
{
    /// <summary>The checkout; null where the variable is not set.</summary>
    public static string? Checkout => Environment.GetEnvironmentVariable("PERGOLA_DIMINA") is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    private static string Entry => Path.Combine(Checkout!, "fe", "packages", "compiler", "src", "bin", "index.js");

    // The Node of the steps in README.md; any other of version 22 does as well.
    private static string Node => Path.Combine(Checkout!, "node_modules", ".bin", "node") is var own && File.Exists(own) ? own : "node";

    /// <summary>Compiles a program in a process of its own.</summary>
    /// <param name="target">Gets a folder with the name of the program's app id.</param>
    /// <returns>Seconds from the start of the process to its end.</returns>
    public static async Task<double> CompileAsync(string program, string target)
    {
        if (!File.Exists(Entry))
            throw new InvalidOperationException($"{Entry} does not exist; bench/README.md has the steps");
        var info = Child.Of(Node, Entry, "build", "-c", program, "-s", target);
        info.RedirectStandardError = true;
        var started = Stopwatch.GetTimestamp();
        await Child.RunAsync(info);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
