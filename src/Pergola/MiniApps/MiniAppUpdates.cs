using Microsoft.Extensions.Logging;
using Pergola.Dispatch;
using Pergola.Runtime.View.Controls;

namespace Pergola.MiniApps;

/// <summary>Looks for a newer version of one running program, once, and gets it ready (<c>wx.getUpdateManager</c>).</summary>
internal sealed class MiniAppUpdates(IMiniApp app, ILogger logger) : IMiniAppUpdates, IDisposable
{
    /// <summary>The event that the logic's own update manager listens to.</summary>
    public const string EventName = "update";

    private readonly Lock _gate = new();
    private Task? _search;
    private (MiniAppInfo App, MiniAppPackage Package)? _ready;

    /// <summary>Starts the newer version in place of this instance; set by the instance.</summary>
    public required Action<MiniAppInfo, MiniAppPackage> Start { get; init; }

    /// <inheritdoc />
    public void Search()
    {
        lock (_gate)
            _search ??= SearchAsync();
    }

    /// <inheritdoc />
    public void Apply()
    {
        (MiniAppInfo App, MiniAppPackage Package) ready;
        lock (_gate)
        {
            ready = _ready ?? throw new OpenApiException("no update is ready");
            _ready = null;
        }

        Start(ready.App, ready.Package);
    }

    /// <summary>Forgets an update that was never applied.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ready?.Package.Dispose();
            _ready = null;
        }
    }

    private async Task SearchAsync()
    {
        try
        {
            var update = await app.Host.FindUpdateAsync(app.Context, app.Stopping).ConfigureAwait(false);
            Tell("checked", update is not null);
            if (update is not null)
                await GetReadyAsync(update).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !app.Stopping.IsCancellationRequested)
        {
            UpdateLog.NotFound(logger, e, app.Context.App.AppId);
            Tell("checked", false);
        }
        catch (OperationCanceledException)
        {
            // The program stopped meanwhile.
        }
    }

    private async Task GetReadyAsync(MiniAppUpdate update)
    {
        MiniAppPackage package;
        try
        {
            package = await update.OpenAsync(app.Stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !app.Stopping.IsCancellationRequested)
        {
            UpdateLog.NotOpened(logger, e, app.Context.App.AppId);
            Tell("failed", true);
            return;
        }

        lock (_gate)
            _ready = (update.App, package);
        if (app.Stopping.IsCancellationRequested)
            Dispose();
        else
            Tell("ready", true);
    }

    private void Tell(string what, bool hasUpdate) => app.Emit(EventName, ControlDetail.Of(writer =>
    {
        writer.WriteString("what", what);
        writer.WriteBoolean("hasUpdate", hasUpdate);
    }));
}

/// <summary>What is written to the superapp's log about updates.</summary>
internal static partial class UpdateLog
{
    [LoggerMessage(LogLevel.Error, "MiniAppProxy.FindUpdateAsync failed for {AppId}; the mini program is told that there is no update.")]
    public static partial void NotFound(ILogger logger, Exception exception, string appId);

    [LoggerMessage(LogLevel.Error, "The update of {AppId} could not be opened.")]
    public static partial void NotOpened(ILogger logger, Exception exception, string appId);
}
