using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>A program of one page in the smallest superapp that shows it in a browser: no platform, and a user that each showing brings.</summary>
internal sealed class HostedProgram : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;
    private readonly IBrowser _browser;

    private HostedProgram(DirectoryInfo folder, WebApplication app, IBrowser browser)
    {
        _folder = folder;
        _app = app;
        _browser = browser;
    }

    private HostUser User => _app.Services.GetRequiredService<HostUser>();

    public static async Task<HostedProgram> StartAsync(IBrowser browser, string script, string template, string style)
    {
        var folder = Directory.CreateTempSubdirectory("pergola-hosted");
        foreach (var (file, text) in new[]
        {
            ("app.json", """{"pages": ["pages/index/index"], "apiVersion": "v1"}"""), ("app.js", "App({})"), ("pages/index/index.js", script), ("pages/index/index.wxml", template),
            ("pages/index/index.wxss", style),
        })
        {
            var path = Path.Combine(folder.FullName, "program", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseKestrel();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<HostUser>();
        builder.Services.AddSingleton<MiniAppProxy>(static services => services.GetRequiredService<HostUser>());
        builder.Services.AddJavaScriptCore();
        builder.Services.AddPergola(options => options.DataDirectory = Path.Combine(folder.FullName, "data")).UseConsentPrompt<UiConsentPrompt>();
        builder.Services.AddSingleton<MiniOpenApiProxy, HostApis>();
        builder.Services.AddPergolaAspNetCore();
        var app = builder.Build();
        app.MapPergola();
        app.MapGet("/show/{id}", static (string id) => Results.Content($$"""
            <!doctype html><link rel="stylesheet" href="/pergola/shell.css"><script src="/pergola/shell.js"></script>
            <pergola-phone id="phone" style="display:block;width:375px;height:667px" src="/pergola/{{id}}"></pergola-phone>
            """, "text/html"));
        await app.StartAsync();
        return new HostedProgram(folder, app, browser);
    }

    /// <summary>Starts the program for a user, and shows it.</summary>
    public async Task<Shown> ShowAsync(UserInfo? user)
    {
        User.User = user;
        var (id, screen) = _app.Services.GetRequiredService<ViewScreens>().Open();
        var program = await _app.Services.GetRequiredService<MiniAppHost>().StartMiniAppAsync(new MiniAppLaunch
        {
            App = new MiniAppInfo("mphosted00000000", "Hosted"),
            Package = MiniAppPackage.Open(Path.Combine(_folder.FullName, "program")),
            Screen = screen,
        });
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = 500, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_app.Urls.First()}/show/{id}");
        return new Shown(program, context, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>One running showing.</summary>
    internal sealed class Shown(MiniApp program, IBrowserContext context, IPage page) : IAsyncDisposable
    {
        /// <summary>The browser's page around the program.</summary>
        public IPage Page => page;

        /// <summary>What the program draws.</summary>
        public IFrameLocator View => page.FrameLocator("#phone iframe");

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            await program.DisposeAsync();
        }
    }

    private sealed class HostApis : MiniOpenApiProxy
    {
        public override Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new GetNickNameResult("Countess"));
    }

    private sealed class HostUser : MiniAppProxy
    {
        public UserInfo? User { get; set; }

        public override string? GetAccount() => "ada";

        public override ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) => new(User);
    }
}
