using System.Diagnostics;

namespace Pergola.Bench;

/// <summary>Other processes that a row needs.</summary>
internal static class Child
{
    /// <summary>The bench itself, again.</summary>
    public static ProcessStartInfo Self(params string[] arguments) =>
        Of(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Child).Assembly.Location, .. arguments] : arguments);

    /// <summary>A command whose output is read.</summary>
    public static ProcessStartInfo Of(string file, params string[] arguments) => new(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false };

    /// <summary>Runs to the end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(ProcessStartInfo info)
    {
        using var process = Process.Start(info)!;
        var errors = info.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"{info.FileName} ended with code {process.ExitCode}: {(await errors).Trim()} {output.Trim()}");
    }
}
