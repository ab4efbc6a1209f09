using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Registry;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Tests.Storage.Postgres;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>The platform as a whole, with one superapp, two teams and three mini programs, and a superapp server of the test's.</summary>
internal sealed class PlatformUnderTest : IAsyncDisposable
{
    public const string AppKey = "app-1234567890";
    public const string AppSecret = "sample-superapp-secret-0123456789";
    public const string SecretKey = "0123456789abcdef0123456789abcdef";
    public const string AppId = "mpyzxqg4o9yzw5px";
    public const string SiblingAppId = "mpsibling00000000";
    public const string StrangerAppId = "mpstranger0000000";
    public const string MiniProgramSecret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    public const string KeyRingKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly TemporaryFolder? ownFolder;
    private readonly TestDatabase? database;

    private PlatformUnderTest(WebApplication app, TemporaryFolder? ownFolder, TestDatabase? database, RegisteredSuperApp superApp)
    {
        (App, this.ownFolder, this.database, SuperApp) = (app, ownFolder, database, superApp);
        Client = app.Services.GetRequiredService<IServer>() is TestServer ? app.GetTestClient() : new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Host = new SdkHost(Client, AppKey, AppSecret, Time);
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public SdkHost Host { get; }

    public RegisteredSuperApp SuperApp { get; }

    public MovableTime Time => (MovableTime)App.Services.GetRequiredService<TimeProvider>();

    public FakeSuperAppServer SuperAppServer => App.Services.GetRequiredService<FakeSuperAppServer>();

    public LogLines Log => App.Services.GetRequiredService<LogLines>();

    public IPlatformRegistry Registry => App.Services.GetRequiredService<IPlatformRegistry>();

    /// <summary>Starts one on SQLite, or on a database of PostgreSQL, which goes with it.</summary>
    public static async Task<PlatformUnderTest> StartAsync(
        string? folder = null, Action<PergolaPlatformOptions>? configure = null, string environment = "Development", bool trustBareUids = false,
        bool onLoopback = false, Action<PergolaPlatformBuilder>? storage = null, TestDatabase? database = null)
    {
        if (database is not null)
            storage = builder => builder.UsePostgres(database.ConnectionString);
        var temporary = folder is null ? new TemporaryFolder() : null;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        if (onLoopback)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();
        var log = new LogLines();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<TimeProvider>(new MovableTime());
        var superAppServer = new FakeSuperAppServer();
        builder.Services.AddSingleton(superAppServer);
        var platform = builder.Services.AddPergolaPlatform(options =>
        {
            options.DataDirectory = folder ?? temporary!.Path;
            options.SuperAppRetryDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        });
        storage?.Invoke(platform);

        // Every engine but SQLite wants a key from the operator; two platforms of one test share it.
        if (storage is not null)
            builder.Services.PostConfigure<PergolaPlatformOptions>(options => options.KeyRingKeys.Add(KeyRingKey));
        builder.Services.AddHttpClient(Pergola.Platform.SuperApps.SuperAppServer.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => superAppServer);
        var app = builder.Build();
        app.MapPergolaPlatform();
        app.MapPergolaOperatorApi();
        await app.StartAsync();
        return new PlatformUnderTest(app, temporary, database, await RegisterAsync(app.Services.GetRequiredService<IPlatformRegistry>(), trustBareUids));
    }

    public static SuperAppRegistration SuperAppRegistration { get; } = new()
    {
        AppKey = AppKey,
        AppSecret = AppSecret,
        SecretKey = SecretKey,
        ServiceDomain = new Uri("http://superapp.test/prefix"),
    };

    public async Task<JsonElement> GetAsync(string pathAndQuery)
    {
        using var response = await Client.GetAsync(new Uri(pathAndQuery, UriKind.Relative));
        Assert.Equal(200, (int)response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>jscode2session with the right secret.</summary>
    public Task<JsonElement> RedeemAsync(string code, string appId = AppId, string prefix = "") =>
        GetAsync($"{prefix}/sns/jscode2session?appid={appId}&secret={MiniProgramSecret}&js_code={code}&grant_type=authorization_code");

    public async Task<string> AccessTokenAsync(string appId = AppId) =>
        (await GetAsync($"/cgi-bin/token?appid={appId}&secret={MiniProgramSecret}&grant_type=client_credential")).GetProperty("access_token").GetString()!;

    /// <summary>A POST of a mini program backend, with an access token of its own.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, string appId = AppId, string? attempt = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}?access_token={await AccessTokenAsync(appId)}") { Content = JsonContent.Create(body) };
        if (attempt is not null)
            request.Headers.Add("Idempotency-Key", attempt);
        using var response = await Client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        ownFolder?.Dispose();
        if (database is not null)
            await database.DisposeAsync();
    }

    private static async Task<RegisteredSuperApp> RegisterAsync(IPlatformRegistry registry, bool trustBareUids)
    {
        var superApp = await registry.PutSuperAppAsync(SuperAppRegistration with { DangerouslyTrustBareUids = trustBareUids });
        await registry.PutTeamAsync(new TeamRegistration("team-a", AppKey, "Team A"));
        await registry.PutTeamAsync(new TeamRegistration("team-b", AppKey, "Team B"));
        foreach (var (appId, team) in new[] { (AppId, "team-a"), (SiblingAppId, "team-a"), (StrangerAppId, "team-b") })
        {
            await registry.PutMiniProgramAsync(
                new MiniProgramRegistration { AppId = appId, AppSecret = MiniProgramSecret, Team = team, Name = appId, Templates = appId == AppId ? [MessageTemplates.Order, MessageTemplates.News] : [] });
        }

        return superApp;
    }
}
