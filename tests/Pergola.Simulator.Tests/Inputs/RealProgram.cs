using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Platform.Registry;
using Pergola.Samples.MiniProgramBackend;
using Pergola.Samples.SuperApp;
using Pergola.Samples.SuperAppServer;
using Pergola.Simulator.Devices;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Servers;
using Pergola.Testing;
using ApiLevel = Pergola.Dispatch.ApiLevel;

namespace Pergola.Simulator.Tests.Inputs;

/// <summary>A program of others, unmodified and without a browser, with platform, superapp server and backend behind it.</summary>
internal sealed class RealProgram : IAsyncDisposable
{
    private const string AppKey = "app-inputs00000";

    private readonly List<LocalServer> _servers = [];
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("pergola-inputs");

    private RealProgram()
    {
    }

    /// <summary>The running program.</summary>
    public TestMiniApp App { get; private set; } = null!;

    /// <summary>Opens a program below PERGOLA_INPUTS; the test is skipped where there is none.</summary>
    public static async Task<RealProgram> OpenAsync(string program, string? page, ApiLevel level, string origin, string? appId = null)
    {
        var inputs = Environment.GetEnvironmentVariable("PERGOLA_INPUTS");
        Assert.SkipWhen(string.IsNullOrEmpty(inputs), "PERGOLA_INPUTS is not set.");
        var folder = Path.Combine(inputs!, "mini-programs", program);
        Assert.SkipUnless(Directory.Exists(folder), $"{program} is not among the inputs.");
        var real = new RealProgram();
        try
        {
            await real.StartAsync(folder, page, level, origin, appId);
            return real;
        }
        catch
        {
            await real.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        foreach (var server in Enumerable.Reverse(_servers))
            await server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task StartAsync(string folder, string? page, ApiLevel level, string origin, string? appId)
    {
        var (secret, shared, password) = (ProgramRegistrar.NewSecret(), ProgramRegistrar.NewSecret(), ProgramRegistrar.NewSecret());
        var platform = await AddAsync("the platform", services => services.AddPergolaPlatform(options => options.DataDirectory = Path.Combine(_data.FullName, "platform")), app => app.MapPergolaPlatform());
        var registry = platform.Services.GetRequiredService<IPlatformRegistry>();
        var registration = new SuperAppRegistration { AppKey = AppKey, AppSecret = secret, SecretKey = shared, ServiceDomain = new Uri("http://127.0.0.1/") };
        var superAppServer = new SampleSuperAppServerOptions
        {
            Users = SampleUser.Three(password),
            AppKey = AppKey,
            AppSecret = secret,
            SecretKey = shared,
            PlatformPublicKeyPem = (await registry.PutSuperAppAsync(registration)).ExchangePublicKeyPem,
        };
        var server = await AddAsync("the superapp server", services => SampleSuperAppServer.AddServices(services, superAppServer), SampleSuperAppServer.Map);
        await registry.PutSuperAppAsync(registration with { ServiceDomain = server.Address });
        await registry.PutTeamAsync(new TeamRegistration("inputs", AppKey, "Inputs"));
        var backend = new MiniProgramBackendOptions { Platform = platform.Address, SuperAppServer = server.Address };
        var backendServer = await AddAsync("the backend", services => SampleMiniProgramBackend.AddServices(services, backend), SampleMiniProgramBackend.Map);

        using var package = MiniAppPackage.Open(folder);
        var info = new ProgramSource(folder, [origin, Parties.SuperAppOrigin]).Describe(package);
        if (appId is not null)
            info = info with { AppId = appId };
        await new ProgramRegistrar(registry, "inputs", backend, superAppServer).RegisterAsync(info, TestContext.Current.CancellationToken);
        await OpenAsync(folder, page, level, info, origin, platform.Address, server.Address, backendServer.Address, secret, (superAppServer.Users[0].SignInName, password));
    }

    private async Task OpenAsync(string folder, string? page, ApiLevel level, MiniAppInfo info, string origin, Uri platform, Uri server, Uri backend, string secret, (string Name, string Password) user)
    {
        var host = new SampleSuperAppOptions { Server = server, Platform = platform, AppKey = AppKey, AppSecret = secret, DataDirectory = Path.Combine(_data.FullName, "superapp") };
        var superApp = await AddAsync("the superapp", services => SampleSuperApp.AddServices(services, host).UseConsentPrompt<UiConsentPrompt>(), static _ => { });
        var session = superApp.Services.GetRequiredService<SampleSession>();
        session.Level = level;
        Assert.True(await superApp.Services.GetRequiredService<SampleSuperApp>().SignInAsync(user.Name, user.Password, TestContext.Current.CancellationToken));
        App = await TestMiniApp.OpenAsync(folder, new()
        {
            App = info,
            EntryPath = page,
            DataDirectory = Path.Combine(_data.FullName, "storage"),
            Configure = options =>
            {
                options.OriginMap[origin] = backend.AbsoluteUri.TrimEnd('/');
                options.OriginMap[Parties.SuperAppOrigin] = server.AbsoluteUri.TrimEnd('/');
            },
            Build = builder =>
            {
                builder.Services.AddLocalization(options => options.ResourcesPath = "");
                builder.Services.AddSingleton(new SimulatorState(new PanelChanges(TimeProvider.System)));
                builder.Services.AddSingleton(new Terminal(TextWriter.Null, TextWriter.Null));
                builder.UseSimulatedDevices(_data.FullName);
                builder.Services.AddSingleton(superApp.Services.GetRequiredService<MiniOpenApiProxy>());
                builder.Services.AddSingleton(superApp.Services.GetRequiredService<MiniAppProxy>());
                builder.UsePlatform(options =>
                {
                    options.BaseAddress = platform;
                    options.AppKey = AppKey;
                    options.AppSecret = secret;
                });
            },
        });
    }

    private async Task<LocalServer> AddAsync(string name, Action<IServiceCollection> services, Action<WebApplication> map)
    {
        var server = await LocalServer.StartAsync(name, 0, services, map, TestContext.Current.CancellationToken);
        _servers.Add(server);
        return server;
    }
}
