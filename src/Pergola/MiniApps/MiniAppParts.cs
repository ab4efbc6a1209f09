using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.MiniApps;

/// <summary>What every instance of one host shares, and what makes an instance its own parts.</summary>
internal sealed record MiniAppParts
{
    public required PergolaOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    public required IScriptEngineFactory Engines { get; init; }

    public required LogicStarter Logic { get; init; }

    public required WxApiCatalog Catalog { get; init; }

    public required OpenApiDispatcher Dispatcher { get; init; }

    public required GestureLedger Gestures { get; init; }

    public required MiniAppProxy MiniAppProxy { get; init; }

    public required Microsoft.Extensions.Logging.ILogger<MiniApp> Logger { get; init; }

    public required Devices.MiniAppDevices Devices { get; init; }

    public required Func<MiniAppContext, MiniAppStorage> OpenStorage { get; init; }

    public required Func<MiniAppContext, Files.UserFiles> OpenFiles { get; init; }

    public required Func<MiniAppContext, MiniAppConsents> OpenConsents { get; init; }

    public required Func<MiniAppContext, MiniAppSubscriptions> OpenSubscriptions { get; init; }

    /// <summary>Deletes what is kept of a mini program, for every user.</summary>
    public required Action<string> Delete { get; init; }

    public required Func<MiniAppInfo, AppConfig, NetworkGate> OpenNetwork { get; init; }

    public required Plugins.IPluginSource Plugins { get; init; }

    /// <summary>The storage of a plugin, by its appid, in an instance.</summary>
    public required Func<MiniAppContext, string, MiniAppStorage> OpenPluginStorage { get; init; }

    public required Func<MiniAppPackage, AppConfig, CompiledPackage> Compile { get; init; }
}
