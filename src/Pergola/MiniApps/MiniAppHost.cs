using System.Collections.Concurrent;
using Pergola.Dispatch;
using Pergola.MiniApps.Config;
using Pergola.MiniApps.Packages;
using Pergola.MiniApps.Plugins;

namespace Pergola.MiniApps;

/// <summary>Starts mini programs and stops them (documents: <c>TmfMiniSDK.startMiniApp</c>, <c>stopAllMiniApp</c>, <c>deleteMiniApp</c>). One host carries many users.</summary>
public sealed class MiniAppHost : IAsyncDisposable
{
    // What has just been opened has the machine for itself for so long.
    private static readonly TimeSpan PrepareAfter = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<MiniApp, bool> _running = new();
    private readonly MiniAppParts _parts;
    private readonly ITimer _preparing;

    internal MiniAppHost(MiniAppParts parts)
    {
        _parts = parts;
        _preparing = parts.Time.CreateTimer(_ => _ = PrepareAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The mini programs that run now.</summary>
    public IReadOnlyCollection<MiniApp> Running => [.. _running.Keys.Where(static app => !app.Completion.IsCompleted)];

    /// <summary>
    /// A running program was replaced by a new instance on the same screen: it restarted itself (<c>wx.restartMiniProgram</c>) or applied an update. Whoever
    /// keeps the instance keeps the new one from now on.
    /// </summary>
    public event EventHandler<MiniAppReplacedEventArgs>? Replaced;

    /// <summary>
    /// Starts a mini program for the user that the superapp names now. Returns when its first page has been opened; errors of the program's own
    /// code go to the observer. A page that it does not have is told to <c>App.onPageNotFound</c>, and the program opens at its entry page.
    /// </summary>
    /// <exception cref="PackageException">The package is broken: file, line and column are in it.</exception>
    /// <exception cref="Runtime.Scripting.ScriptEngineUnavailableException">The script engine's library is missing, or the system refuses a process for it.</exception>
    /// <exception cref="Runtime.Scripting.ScriptException">The program's code was stopped, or its process ended, before its first page was there.</exception>
    public async Task<MiniApp> StartMiniAppAsync(MiniAppLaunch launch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(launch);
        RefuseTooNew(launch.Package);
        var config = AppConfig.Load(launch.Package);
        var plugins = await PluginSet.OpenAsync(launch.Package, config, _parts.Plugins, cancellationToken).ConfigureAwait(false);
        if (plugins.Installed.Count > 0)
        {
            launch = launch with { Package = launch.Package.With(plugins.Installed) };
            config = AppConfig.Load(launch.Package);
        }

        if (!ApiLevels.TryParse(config.ApiVersion, out _))
            throw config.Error($"There is no API level '{config.ApiVersion}'. apiVersion is v1, v2 or v3; without it the superapp chooses.", "apiVersion");
        var wanted = config.ResolvePage(string.IsNullOrEmpty(launch.EntryPath) ? config.EntryPage : launch.EntryPath);
        // Bound once: what a program does later is this user's, whoever is signed in by then.
        var account = launch.Account ?? await _parts.MiniAppProxy.GetAccountAsync(cancellationToken).ConfigureAwait(false);
        var app = new MiniApp(_parts, launch, new MiniAppContext(launch.App, account), config, _parts.Compile(launch.Package, config)) { Plugins = plugins, Replacing = Replace };
        _running[app] = true;
        _ = ForgetAsync(app);
        try
        {
            await app.RunAsync(wanted).ConfigureAwait(false);
            if (_parts.Options.PreparesNext)
                _preparing.Change(PrepareAfter, Timeout.InfiniteTimeSpan);
            return app;
        }
        catch (Exception failure)
        {
            await app.StopAsync("The mini program could not be started.").ConfigureAwait(false);

            // What was still to be asked of the engine failed because it was gone; why it was gone says more.
            if (failure is ObjectDisposedException && app.Lost is { } lost)
                throw new Runtime.Scripting.ScriptException(lost);
            throw;
        }
    }

    /// <summary>
    /// Makes an engine ready, with everything in it that is the same for all mini programs: the next to start takes it, and opens sooner. Call it where the
    /// first program should open as fast as the later ones, for which <see cref="PergolaOptions.PreparesNext"/> does it.
    /// </summary>
    /// <returns>Completes when it is ready, also when there was one already; an engine that cannot be made says why when a program starts.</returns>
    public Task PrepareAsync() => _parts.Logic.PrepareAsync();

    /// <summary>
    /// Ends all mini programs of a user: call it when the user signs out, so that nothing of one user reaches the next
    /// (document: Android open APIs, note on <c>stopAllMiniApp</c>).
    /// </summary>
    /// <param name="account">The superapp user; null ends those that run for nobody.</param>
    public Task StopAllMiniAppsAsync(string? account) =>
        Task.WhenAll(_running.Keys.Where(app => app.Context.Account == account).Select(static app => app.StopAsync("The user signed out.").AsTask()));

    /// <summary>
    /// Removes a mini program from the superapp (document: <c>TmfMiniSDK.deleteMiniApp</c>): its instances end, and everything that is kept of it goes, for
    /// every user: storage, remembered answers, choices about messages, and the keys of biometric results.
    /// </summary>
    /// <param name="appId">The mini program.</param>
    public async Task DeleteMiniAppAsync(string appId)
    {
        ArgumentException.ThrowIfNullOrEmpty(appId);
        await Task.WhenAll(_running.Keys.Where(app => app.Context.App.AppId == appId).Select(static app => app.StopAsync("The mini program was removed.").AsTask())).ConfigureAwait(false);
        _parts.Delete(appId);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _preparing.DisposeAsync().ConfigureAwait(false);
        await _parts.Logic.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAll(_running.Keys.Select(static app => app.StopAsync("The superapp stops.").AsTask())).ConfigureAwait(false);
    }

    private void RefuseTooNew(MiniAppPackage package)
    {
        if (package.Manifest is { } manifest && (!Version.TryParse(manifest.MinimumSdk, out var minimum) || minimum > _parts.Options.SdkVersion))
            throw new PackageException($"This mini program needs SDK {manifest.MinimumSdk}, and this superapp has {_parts.Options.SdkVersion}. Update the superapp.", PackageManifest.FileName);
    }

    private void Replace(MiniApp old, MiniAppLaunch launch, IDisposable? owned) => _ = ReplaceAsync(old, launch, owned);

    private async Task ReplaceAsync(MiniApp old, MiniAppLaunch launch, IDisposable? owned)
    {
        // It is asked for on the program's own loop, which must not wait for its own end.
        await Task.Yield();
        await old.StopAsync("The mini program starts anew.").ConfigureAwait(false);
        try
        {
            var next = await StartMiniAppAsync(launch).ConfigureAwait(false);
            Replaced?.Invoke(this, new MiniAppReplacedEventArgs(old, next));
            await next.Completion.ConfigureAwait(false);
        }
        catch (PackageException broken)
        {
            old.Screen.ShowFailure("The mini program cannot be started", broken.Message, broken.File, broken.Line, broken.Column);
        }
        catch (Exception failed) when (failed is Runtime.Scripting.ScriptException or Runtime.Scripting.ScriptEngineUnavailableException or ObjectDisposedException)
        {
            old.Screen.ShowFailure("The mini program cannot be started", failed.Message);
        }
        finally
        {
            owned?.Dispose();
        }
    }

    private async Task ForgetAsync(MiniApp app)
    {
        await app.Completion.ConfigureAwait(false);
        _running.TryRemove(app, out _);
    }
}
