using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Runtime.View;
using Pergola.Samples.SuperAppServer;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Reference;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator.Tests;

/// <summary>The simulator's page on a free port, with a fake mini program behind it.</summary>
public sealed class PageFixture : IAsyncLifetime
{
    private LocalServer? _server;

    internal StartToken Token { get; } = new();

    internal SimulatorScreen Screen { get; } = new();

    internal Uri Address => _server!.Address;

    internal FakeMiniApp MiniApp => (FakeMiniApp)Get<ISimulatedMiniApp>();

    internal T Get<T>()
        where T : notnull => _server!.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync() => _server = await LocalServer.StartAsync("the page", 0, Register, app => SimulatorServer.Map(app, Token, Screen), CancellationToken.None);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>A browser: it keeps cookies and does not follow redirects.</summary>
    internal HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A browser that has opened the printed address.</summary>
    internal async Task<HttpClient> SignedInBrowserAsync()
    {
        var browser = Browser();
        using var answer = await browser.GetAsync(Token.Open(Address));
        browser.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return browser;
    }

    private void Register(IServiceCollection services)
    {
        SimulatorServer.AddServices(services);
        services.AddPergolaAspNetCore();
        services.AddSingleton(Screen);
        services.AddSingleton<IViewSessions>(Screen);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PanelChanges>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<ApiUses>();
        services.AddSingleton(ReferenceCatalog.Load());
        services.AddSingleton<ConsoleLog>();
        services.AddSingleton<SimulatorState>();
        services.AddSingleton<PageActions>();
        services.AddSingleton<ISimulatedMiniApp, FakeMiniApp>();
        services.AddSingleton(new SampleUserList(SampleUser.Three("a password of this test"), "a password of this test"));
    }
}
