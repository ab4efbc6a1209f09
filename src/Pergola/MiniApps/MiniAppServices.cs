using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.Consent;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;
using Pergola.MiniApps.Network;
using Pergola.MiniApps.Storage;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View;

namespace Pergola.MiniApps;

/// <summary>Registers what runs mini programs.</summary>
internal static class MiniAppServices
{
    public static void AddMiniAppHost(this IServiceCollection services)
    {
        services.TryAddSingleton(static s => new MiniAppStorages(s.GetRequiredService<PergolaOptions>().DataDirectory));
        services.TryAddSingleton(static s => Cache(s.GetRequiredService<PergolaOptions>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static s => new UserFileStores(s.GetRequiredService<MiniAppStorages>(), s.GetRequiredService<PergolaOptions>().UserFilesLimit, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IPackageCompiler>(static s => new ScriptedCompiler(Engines(s)));
        services.TryAddSingleton<Plugins.IPluginSource, Plugins.FolderPlugins>();
        services.TryAddSingleton<ViewScreens>();
        services.TryAddSingleton<IViewSessions>(static s => s.GetRequiredService<ViewScreens>());
        services.TryAddSingleton(static s => new MiniAppHost(Parts(s)));
    }

    private static CompileCache Cache(PergolaOptions options, TimeProvider time) => new(
        Path.Combine(options.DataDirectory, "compiled"),
        new CompileCacheLimits { Bytes = options.CompileCacheBytes, Age = options.CompileCacheAge, Time = time });

    private static MiniAppParts Parts(IServiceProvider services)
    {
        var options = services.GetRequiredService<PergolaOptions>();
        var storages = services.GetRequiredService<MiniAppStorages>();
        var files = services.GetRequiredService<UserFileStores>();
        var consents = services.GetRequiredService<ConsentStore>();
        var compiler = services.GetRequiredService<IPackageCompiler>();
        var cache = services.GetRequiredService<CompileCache>();
        var time = services.GetRequiredService<TimeProvider>();
        var transport = services.GetService<NetworkTransport>();
        var engines = Engines(services);
        return new MiniAppParts
        {
            Options = options,
            Time = time,
            Engines = engines,
            Logic = new LogicStarter(engines, () => options.Limits.OfEngine(time)),
            Catalog = services.GetRequiredService<WxApiCatalog>(),
            Dispatcher = services.GetRequiredService<OpenApiDispatcher>(),
            Gestures = services.GetRequiredService<GestureLedger>(),
            MiniAppProxy = services.GetRequiredService<MiniAppProxy>(),
            Logger = services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<MiniApp>>(),
            Devices = new(
                services.GetService<ILocationDevice>(), services.GetService<IAlbumDevice>(), services.GetService<IRecorderDevice>(),
                services.GetService<ICameraDevice>(), services.GetService<IBiometricDevice>(), services.GetService<IClipboardDevice>(), services.GetService<IFileDevice>(), services.GetService<IImageCodec>())
            {
                Battery = services.GetService<IBatteryDevice>(),
                Vibration = services.GetService<IVibrationDevice>(),
                Screen = services.GetService<IScreenDevice>(),
                Phone = services.GetService<IPhoneDevice>(),
                Calendar = services.GetService<ICalendarDevice>(),
                Scanner = services.GetService<IScannerDevice>(),
                Motion = services.GetService<IMotionDevice>(),
            },
            OpenStorage = context => storages.Open(context.App.AppId, context.Account, context.App.EnvVersion),
            OpenFiles = context => files.Open(context.App.AppId, context.Account, context.App.EnvVersion),
            OpenConsents = context => consents.Open(context.Account, context.App.AppId),
            OpenSubscriptions = context => consents.OpenSubscriptions(context.Account, context.App.AppId),
            Delete = appId =>
            {
                files.Forget(appId);
                storages.Remove(appId);
                consents.Remove(appId);
                new SoterKeys(options.DataDirectory).Remove(appId);
            },
            OpenNetwork = (app, config) => new NetworkGate(new NetworkGateOptions
            {
                AllowedOrigins = app.RequestDomains,
                UploadOrigins = app.UploadDomains,
                DownloadOrigins = app.DownloadDomains,
                SocketOrigins = app.SocketDomains,
                Map = new Dictionary<string, string>(options.OriginMap, StringComparer.Ordinal),
                Timeout = config.RequestTimeout,
                Time = time,
                Transport = transport,
            }),
            Plugins = services.GetRequiredService<Plugins.IPluginSource>(),
            OpenPluginStorage = (context, plugin) => storages.OpenPlugin(context.App.AppId, plugin, context.Account, context.App.EnvVersion),
            Compile = (package, config) => new CompiledPackage(package, config, compiler, cache),
        };
    }

    private static IScriptEngineFactory Engines(IServiceProvider services) => services.GetService<IScriptEngineFactory>()
        ?? throw new InvalidOperationException("No script engine is registered. Reference Pergola.JavaScriptCore and call services.AddJavaScriptCore().");
}
