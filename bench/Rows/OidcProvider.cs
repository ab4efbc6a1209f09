using System.Diagnostics;
using System.Globalization;

namespace Pergola.Bench.Rows;

/// <summary>npm's oidc-provider in a Node process (<c>bench/oidc</c>).</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private const string Secret = "0123456789abcdef0123456789abcdef";

    private readonly Process process;
    private readonly string codes;

    private OidcProvider(Process process, string codes, int port)
    {
        (this.process, this.codes) = (process, codes);
        Exchange = new Load(new Uri($"http://127.0.0.1:{port}/"), "POST", "/token", "\"access_token\"")
        {
            Body = (
                "grant_type=authorization_code&code=",
                $"&redirect_uri=https%3A%2F%2Fclient.example%2Fcallback&client_id=bench&client_secret={Secret}",
                "application/x-www-form-urlencoded"),
        };
    }

    public Load Exchange { get; }

    public static async Task<OidcProvider> StartAsync(int count)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            throw new InvalidOperationException($"oidc-provider is not installed (npm ci --prefix {folder})");
        var file = Path.GetTempFileName();
        var info = Child.Of("node", Path.Combine(folder, "provider.mjs"), count.ToString(CultureInfo.InvariantCulture), file);
        info.RedirectStandardInput = true;
        info.RedirectStandardError = true;
        var node = Process.Start(info)!;
        node.ErrorDataReceived += static (_, _) => { };
        node.BeginErrorReadLine();
        var line = await node.StandardOutput.ReadLineAsync();
        return int.TryParse(line, CultureInfo.InvariantCulture, out var port)
            ? new OidcProvider(node, file, port)
            : throw new InvalidOperationException("oidc-provider did not start; run it by hand: node provider.mjs 1 codes.txt");
    }

    /// <summary>Forgets everything and makes fresh codes.</summary>
    /// <returns>A file with one code on each line.</returns>
    public async Task<string> IssueAsync()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardOutput.ReadLineAsync();
        return codes;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(codes);
    }

    /// <summary><c>bench/oidc</c>, from wherever below <c>bench/</c> this program lies.</summary>
    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "oidc");
            if (File.Exists(Path.Combine(candidate, "provider.mjs")))
                return candidate;
        }

        throw new InvalidOperationException("bench/oidc was not found above the program.");
    }
}
