using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Runtime.View;
using Pergola.Samples.SuperApp;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Devices;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Servers;

/// <summary>What the superapp and the simulator's page are made of.</summary>
internal static class PageServices
{
    public static void Add(
        IServiceCollection services,
        SampleSuperAppOptions superApp,
        IEnumerable<OriginMapping> maps,
        SampleUserList users,
        ProgramRegistrar registrar,
        ProgramSource source,
        SimulatorScreen screen,
        Terminal terminal,
        RunSettings settings)
    {
        SampleSuperApp.AddServices(services, superApp).UseConsentPrompt<UiConsentPrompt>().UseSimulatedDevices(settings.DataDirectory);
        services.Configure<PergolaOptions>(pergola =>
        {
            pergola.Profile = settings.Profile;
            pergola.SdkVersion = settings.SdkVersion ?? pergola.SdkVersion;
            foreach (var map in maps)
                pergola.OriginMap[map.Origin] = map.Target.AbsoluteUri.TrimEnd('/');
            foreach (var plugin in settings.Plugins)
                pergola.PluginFolders[plugin.AppId] = plugin.Path;
        });
        services.AddPergolaAspNetCore();
        services.AddSingleton<IViewSessions>(screen);
        services.AddSingleton<IOpenApiLog, CallRecorder>();

        SimulatorServer.AddServices(services);
        services.AddSingleton(users);
        services.AddSingleton(registrar);
        services.AddSingleton(source);
        services.AddSingleton(screen);
        services.AddSingleton(terminal);
        services.AddSingleton<PanelChanges>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<ApiUses>();
        services.AddSingleton(static s => ReferenceCatalog.Load(s.GetRequiredService<PergolaOptions>().OpenApis));
        services.AddSingleton<ConsoleLog>();
        services.AddSingleton<SimulatorState>();
        services.AddSingleton<PageActions>();
        services.AddSingleton<SimulatedMiniApp>();
        services.AddSingleton<ISimulatedMiniApp>(static s => s.GetRequiredService<SimulatedMiniApp>());
    }
}
