using System.Diagnostics;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Clients;

/// <summary>Runs a script of this folder in Node, on the packages that its package-lock.json pins. They are installed at first use.</summary>
internal static class NodeClient
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests", "Pergola.Platform.Tests", "Clients");
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Gives the script one JSON object and returns the one that it writes; fails with its error output.</summary>
    public static async Task<JsonElement> RunAsync(string script, object input, CancellationToken cancellationToken)
    {
        await Installed.Value.WaitAsync(cancellationToken);
        return JsonDocument.Parse(await RunAsync("node", [script], JsonSerializer.Serialize(input), cancellationToken)).RootElement;
    }

    private static async Task InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], "", CancellationToken.None);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} failed: {await errors}");
        return await output;
    }
}
