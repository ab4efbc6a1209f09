using System.Collections.Concurrent;

namespace Pergola.MiniApps.Plugins;

/// <summary>The plugins of one running mini program.</summary>
internal sealed class PluginSet(IReadOnlyList<InstalledPlugin> installed) : IDisposable
{
    private readonly ConcurrentDictionary<string, PluginCaller> _callers = new(StringComparer.Ordinal);

    public IReadOnlyList<InstalledPlugin> Installed => installed;

    /// <summary>Opens what app.json names and the source has.</summary>
    /// <exception cref="PackageException">A plugin's files are broken.</exception>
    public static async ValueTask<PluginSet> OpenAsync(MiniAppPackage program, AppConfig config, IPluginSource source, CancellationToken cancellationToken)
    {
        List<InstalledPlugin> installed = [];
        foreach (var reference in config.Plugins)
        {
            // The plugin of the project itself: what a plugin's developer runs.
            var package = reference.Version == "dev" && program.PluginFolder is { } own ? new PluginPackage(own) : await source.FindAsync(reference, cancellationToken).ConfigureAwait(false);
            if (package is not null)
                installed.Add(InstalledPlugin.Open(reference, package));
        }

        return new PluginSet(installed);
    }

    /// <summary>The plugin of an appid as a caller; null when it is not installed.</summary>
    public PluginCaller? Caller(string appId, Func<string, MiniAppStorage> storage, Func<IReadOnlyList<string>?, NetworkGate> network) =>
        installed.FirstOrDefault(plugin => plugin.Reference.Provider == appId) is { } found
            ? _callers.GetOrAdd(appId, _ => new PluginCaller(appId, found.Source.Version ?? found.Reference.Version, storage(appId), network(found.Source.RequestDomains)))
            : null;

    public void Dispose()
    {
        foreach (var plugin in installed)
            plugin.Package.Dispose();
        foreach (var caller in _callers.Values)
            caller.Network.Dispose();
    }
}
