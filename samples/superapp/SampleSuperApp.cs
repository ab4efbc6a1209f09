using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Samples.SuperApp;

/// <summary>A superapp that carries mini programs: this file is all that it takes, beside the two proxies.</summary>
/// <example>
/// <code>
/// MiniAppProcess.RunIfChild();
/// var builder = WebApplication.CreateBuilder(args);
/// SampleSuperApp.AddServices(builder.Services, options);
/// var app = builder.Build();
/// app.MapPergola();
/// app.Run();
/// </code>
/// </example>
public sealed partial class SampleSuperApp
{
    private readonly SampleSession _session;
    private readonly SuperAppServer _server;
    private readonly MiniAppHost _miniApps;
    private readonly IPlatformClient _platform;
    private readonly ILogger<SampleSuperApp> _logger;

    internal SampleSuperApp(SampleSession session, SuperAppServer server, MiniAppHost miniApps, IPlatformClient platform, ILogger<SampleSuperApp> logger)
    {
        _session = session;
        _server = server;
        _miniApps = miniApps;
        _platform = platform;
        _logger = logger;
    }

    /// <summary>Registers the SDK, the script engine, the two proxies, and the superapp itself.</summary>
    /// <returns>The SDK's builder, for what a host wants to add.</returns>
    public static PergolaBuilder AddServices(IServiceCollection services, SampleSuperAppOptions options)
    {
        services.AddSingleton<SampleSession>();
        services.AddHttpClient<SuperAppServer>(http => http.BaseAddress = options.Server).RemoveAllLoggers();
        services.AddSingleton<SampleCashier>();
        services.AddSingleton(static s => new SampleSuperApp(
            s.GetRequiredService<SampleSession>(),
            s.GetRequiredService<SuperAppServer>(),
            s.GetRequiredService<MiniAppHost>(),
            s.GetRequiredService<IPlatformClient>(),
            s.GetRequiredService<ILogger<SampleSuperApp>>()));
        if (options.Isolate)
            services.AddIsolatedJavaScriptCore(isolation => isolation.AllowWithoutNamespaces = options.AllowWeakerIsolation);
        else
            services.AddJavaScriptCore();
        return services.AddPergola(pergola => pergola.DataDirectory = options.DataDirectory)
            .UseProxy<SampleOpenApiProxy>()
            .UseMiniAppProxy<SampleMiniAppProxy>()
            .UsePlatform(platform =>
            {
                platform.BaseAddress = options.Platform;
                platform.AppKey = options.AppKey;
                platform.AppSecret = options.AppSecret;
            });
    }

    /// <summary>Signs a user in; whoever was signed in is signed out first.</summary>
    /// <returns>Whether name and password were right.</returns>
    public async Task<bool> SignInAsync(string signInName, string password, CancellationToken cancellationToken)
    {
        await SignOutAsync(cancellationToken);
        if (await _server.SignInAsync(signInName, password, cancellationToken) is not { } user)
            return false;
        _session.Set(user.UserId, user.Token);
        return true;
    }

    /// <summary>Signs the user out. Nothing of the user's mini programs lives on, here or at the platform.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        // First nobody is signed in, so that no mini program gets another code; then they are stopped; then the servers are told.
        if (_session.Take() is not var (userId, token))
            return;
        await _miniApps.StopAllMiniAppsAsync(userId);
        try
        {
            await _platform.LogoutAsync(new PlatformUser(userId, null), cancellationToken);
            await _server.SignOutAsync(token, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or Dispatch.OpenApiException)
        {
            // On this side the user is signed out all the same; what is left at the servers ends by itself.
            LogNotTold(_logger, e);
        }
    }

    /// <summary>Gives the signed-in user another avatar; the URL of the one before is dead from then on.</summary>
    /// <returns>Whether somebody is signed in.</returns>
    public async Task<bool> ChangeAvatarAsync(CancellationToken cancellationToken) =>
        _session.TokenOf(_session.Account) is { } token && await _server.ChangeAvatarAsync(token, cancellationToken) is not null;

    [LoggerMessage(1, LogLevel.Warning, "A server could not be told that the user signed out")]
    private static partial void LogNotTold(ILogger logger, Exception exception);
}
