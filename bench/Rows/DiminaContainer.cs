using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>The web container of didi/dimina as it was built, with one program that its own compiler has compiled, on loopback.</summary>
internal sealed class DiminaContainer(WebApplication app, DirectoryInfo compiled, string appId) : IAsyncDisposable
{
    /// <summary>Milliseconds that its launch screen stands at least, whatever the machine: LAUNCH_SCREEN_MIN_MS of its container-sdk.</summary>
    public const double LaunchScreen = 560;

    /// <exception cref="InvalidOperationException">The checkout has not been built.</exception>
    public static async Task<DiminaContainer> StartAsync(string program)
    {
        var built = Path.Combine(Dmcc.Checkout!, "fe", "packages", "container", "dist");
        if (!File.Exists(Path.Combine(built, "index.html")))
            throw new InvalidOperationException($"{built} has no index.html; bench/README.md has the steps");
        var compiled = Directory.CreateTempSubdirectory("pergola-bench");
        try
        {
            await Dmcc.CompileAsync(program, compiled.FullName);
            var appId = compiled.EnumerateDirectories().Single().Name;
            return new DiminaContainer(await ServeAsync(built, compiled.FullName, appId), compiled, appId);
        }
        catch
        {
            compiled.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Where the container opens a page of the program at once.</summary>
    public string Address(string page) => $"{app.Urls.Single()}/?appId={appId}&entry={page}";

    public static IFrameLocator View(IPage page) => page.FrameLocator("iframe.dimina-native-webview__window");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        compiled.Delete(recursive: true);
    }

    private static async Task<WebApplication> ServeAsync(string built, string compiled, string appId)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        // The list of programs, which its own build writes for its examples.
        var list = $$"""[{"appId":{{JsonSerializer.Serialize(appId)}},"name":"bench","path":""}]""";
        app.MapGet("/appList.json", () => Results.Content(list, "application/json"));
        app.UseFileServer(new FileServerOptions { FileProvider = new CompositeFileProvider(new PhysicalFileProvider(compiled), new PhysicalFileProvider(built)) });
        await app.StartAsync();
        return app;
    }
}
