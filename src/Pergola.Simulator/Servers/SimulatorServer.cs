using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Pergola.Simulator.Pages;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Servers;

/// <summary>The simulator's page: what it is made of, and what its buttons do.</summary>
internal static class SimulatorServer
{
    private static readonly string[] Languages = ["en", "zh"];

    public static void AddServices(IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "");
        services.AddRazorComponents();
        services.AddRequestLocalization(options => options
            .SetDefaultCulture(Languages[0])
            .AddSupportedCultures(Languages)
            .AddSupportedUICultures(Languages));
    }

    public static void Map(WebApplication app, StartToken token, SimulatorScreen screen)
    {
        app.UseWebSockets();
        app.Use(token.Guard(screen.IsOfFrame));
        app.UseRequestLocalization();
        app.MapGet("/", Page);
        app.MapGet("/panels/{panel}", DrawPanel);
        app.MapGet("/events", TellAsync);
        app.MapGet("/assets/{name}", Asset);
        app.MapPost("/do/{what}", DoAsync).DisableAntiforgery();
        app.MapPergola(SimulatorScreen.Prefix);
    }

    private static RazorComponentResult<SimulatorPage> Page(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<SimulatorPage>();
    }

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self' https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static IResult DrawPanel(string panel, string? filter) => panel switch
    {
        "status" => new RazorComponentResult<StatusPanel>(),
        "calls" => new RazorComponentResult<CallsPanel>(new { Filter = filter }),
        "console" => new RazorComponentResult<ConsolePanel>(),
        "storage" => new RazorComponentResult<StoragePanel>(),
        "apis" => new RazorComponentResult<ApisPanel>(new { Filter = filter }),
        _ => TypedResults.NotFound(),
    };

    /// <summary>Names the panels that changed, as server-sent events, for as long as the page is open.</summary>
    private static async Task TellAsync(HttpContext context, PanelChanges changes, IHostApplicationLifetime lifetime)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.WriteAsync("retry: 1000\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            await foreach (var panels in changes.ListenAsync(end.Token))
            {
                var names = string.Join(',', panels.Select(static p => p.ToString().ToLowerInvariant()));
                await context.Response.WriteAsync($"data: {names}\n\n", end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the simulator stops.
        }
    }

    private static readonly EntityTagHeaderValue s_build = new($"\"{typeof(SimulatorServer).Module.ModuleVersionId:N}\"");

    private static Results<FileStreamHttpResult, NotFound> Asset(string name)
    {
        var type = Path.GetExtension(name) switch { ".js" => "text/javascript", ".css" => "text/css", _ => null };
        var stream = type is null ? null : Assembly.GetExecutingAssembly().GetManifestResourceStream($"Pergola.Simulator.Assets.{name}");
        return stream is null ? TypedResults.NotFound() : TypedResults.Stream(stream, type + "; charset=utf-8", entityTag: s_build);
    }

    private static async Task<Results<NoContent, NotFound>> DoAsync(string what, HttpContext context, PageActions actions)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // An action that has begun is finished also when the page is closed meanwhile.
        return await actions.DoAsync(what, form["value"].ToString(), CancellationToken.None) ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
