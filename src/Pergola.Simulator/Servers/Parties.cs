using Pergola.Platform.Registry;
using Pergola.Samples.MiniProgramBackend;
using Pergola.Samples.SuperApp;
using Pergola.Samples.SuperAppServer;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.SuperApp;

namespace Pergola.Simulator.Servers;

/// <summary>
/// The parties of a mini program, each a server of its own as in the world outside: the superapp's server, the platform, the mini program's
/// backend, and the superapp itself with the simulator's page.
/// </summary>
internal sealed class Parties : IAsyncDisposable
{
    /// <summary>The origin that the samples send their requests to.</summary>
    public const string SampleOrigin = "https://account.example";

    /// <summary>The origin of the superapp's own pictures, such as avatars.</summary>
    public const string SuperAppOrigin = "https://superapp.example";

    private const string AppKey = "app-simulator0";
    private const string Team = "simulator";

    private readonly List<LocalServer> _started = [];
    private readonly StartToken _token = new();
    private readonly Terminal _terminal;
    private readonly ProgramSource _source;
    private LocalServer? _page;

    private Parties(ProgramSource source, Terminal terminal)
    {
        _source = source;
        _terminal = terminal;
    }

    /// <summary>The address of the page, with the token of this start.</summary>
    public Uri PageAddress => _token.Open(Page.Address);

    private LocalServer Page => _page ?? throw new InvalidOperationException("The page has not been started.");

    /// <summary>Starts them, in the order in which they need each other.</summary>
    /// <exception cref="SimulatorException">A port is taken.</exception>
    public static async Task<Parties> StartAsync(RunSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        string[] origins = [.. settings.Maps.Select(m => m.Origin).Concat(settings.Allowed).Append(SampleOrigin).Append(SuperAppOrigin).Distinct(StringComparer.Ordinal)];
        var parties = new Parties(new ProgramSource(settings.Program, origins), terminal);
        try
        {
            await parties.StartServersAsync(settings, cancellationToken);
            return parties;
        }
        catch
        {
            await parties.DisposeAsync();
            throw;
        }
    }

    /// <summary>Prints where everything is.</summary>
    public void Announce()
    {
        _terminal.Line($"""

              Open   {PageAddress}

              superapp with the simulator  {_page!.Address}
              platform                     {_started[0].Address}
              superapp server              {_started[1].Address}
              mini program backend         {_started[2].Address}  ({SampleOrigin})

              Ctrl-C stops.

            """);
    }

    /// <summary>Signs the first sample user in, launches the program, and launches it again when its files change, until cancelled.</summary>
    public async Task RunProgramAsync(CancellationToken cancellationToken)
    {
        var miniApp = Page.Services.GetRequiredService<SimulatedMiniApp>();
        var users = Page.Services.GetRequiredService<SampleUserList>();
        await miniApp.SwitchUserAsync(users.All[0].SignInName, cancellationToken);
        await miniApp.LaunchAsync(null, cancellationToken);
        await foreach (var changed in _source.WatchAsync(TimeProvider.System, cancellationToken))
        {
            _terminal.Line($"Changed: {string.Join(", ", changed.Take(3))}{(changed.Count > 3 ? " ..." : "")}");
            await miniApp.ReloadAsync(changed, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The superapp goes first: it talks to the others until its mini programs have stopped.
        foreach (var server in Enumerable.Reverse(_started))
            await server.DisposeAsync();
    }

    private async Task StartServersAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        var secrets = (App: ProgramRegistrar.NewSecret(), Shared: ProgramRegistrar.NewSecret());
        var password = ProgramRegistrar.NewSecret();
        var users = new SampleUserList(SampleUser.Three(password), password);

        var platform = await AddAsync(
            "the platform",
            1,
            services => services.AddPergolaPlatform(options => options.DataDirectory = Path.Combine(settings.DataDirectory, "platform")),
            app => app.MapPergolaPlatform());
        var registry = platform.Services.GetRequiredService<IPlatformRegistry>();
        var registration = new SuperAppRegistration { AppKey = AppKey, AppSecret = secrets.App, SecretKey = secrets.Shared, ServiceDomain = new Uri("http://127.0.0.1/") };
        var superAppOptions = new SampleSuperAppServerOptions
        {
            Users = users.All,
            AppKey = AppKey,
            AppSecret = secrets.App,
            SecretKey = secrets.Shared,
            PublicAddress = new Uri(SuperAppOrigin),
            PlatformPublicKeyPem = (await registry.PutSuperAppAsync(registration, cancellationToken)).ExchangePublicKeyPem,
        };
        superAppOptions.MessageArrived = (user, message) => ShowMessage(users, user.UserId, message);
        var superAppServer = await AddAsync("the superapp server", 2, services => SampleSuperAppServer.AddServices(services, superAppOptions), SampleSuperAppServer.Map);

        // Only now is it known where the superapp server listens.
        await registry.PutSuperAppAsync(registration with { ServiceDomain = superAppServer.Address }, cancellationToken);
        await registry.PutTeamAsync(new TeamRegistration(Team, AppKey, "The simulator's mini programs"), cancellationToken);

        var backendOptions = new MiniProgramBackendOptions { Platform = platform.Address, SuperAppServer = superAppServer.Address };
        var backend = await AddAsync("the mini program backend", 3, services => SampleMiniProgramBackend.AddServices(services, backendOptions), SampleMiniProgramBackend.Map);

        var superApp = new SampleSuperAppOptions
        {
            Server = superAppServer.Address,
            Platform = platform.Address,
            AppKey = AppKey,
            AppSecret = secrets.App,
            DataDirectory = Path.Combine(settings.DataDirectory, "superapp"),
            Isolate = settings.Isolate,

            // Whoever runs a program here wrote it: a weaker sandbox is better than none of it running.
            AllowWeakerIsolation = true,
        };
        var maps = settings.Maps.Append(new(SampleOrigin, backend.Address)).Append(new(SuperAppOrigin, superAppServer.Address)).DistinctBy(m => m.Origin);
        var registrar = new ProgramRegistrar(registry, Team, backendOptions, superAppOptions);
        var screen = new SimulatorScreen();
        _page = await AddAsync(
            "the simulator's page",
            0,
            services => PageServices.Add(services, superApp, maps, users, registrar, _source, screen, _terminal, settings),
            app => SimulatorServer.Map(app, _token, screen));

        Task<LocalServer> AddAsync(string name, int offset, Action<IServiceCollection> services, Action<WebApplication> map) =>
            StartAsync(name, settings.Port == 0 ? 0 : settings.Port + offset, services, map, cancellationToken);
    }

    /// <summary>A phone would ring: the simulator writes the message to the console panel, and to the terminal.</summary>
    private void ShowMessage(SampleUserList users, string userId, SubscriptionMessage message)
    {
        var name = users.All.FirstOrDefault(user => user.Id == userId)?.NickName ?? userId;
        var line = $"{name} got the message \"{message.Title}\": {message.Content?.ReplaceLineEndings(", ")}";
        _page?.Services.GetService<ConsoleLog>()?.Write("info", line);
        _terminal.Line(line);
    }

    private async Task<LocalServer> StartAsync(string name, int port, Action<IServiceCollection> services, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        var server = await LocalServer.StartAsync(name, port, services, map, cancellationToken);
        _started.Add(server);
        return server;
    }
}
