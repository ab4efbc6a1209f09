using System.Runtime.CompilerServices;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Devices;

/// <summary>
/// The one recording that an instance may have running. It ends when the program says so, after a minute, and when its page closes; it is thrown away when the
/// program stops or the user takes the scope back.
/// </summary>
internal sealed class Recording
{
    public const string Scope = "scope.record";

    /// <summary>How long a recording may be.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private static readonly ConditionalWeakTable<IMiniApp, Recording> s_running = [];

    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _pageId;

    private Recording(int pageId) => _pageId = pageId;

    /// <summary>Records, and keeps what was recorded as a temporary file.</summary>
    /// <exception cref="OpenApiException">One is running already, or the scope was taken back.</exception>
    public static async Task<string> RunAsync(IMiniApp app, int pageId, IRecorderDevice device, CancellationToken cancellationToken)
    {
        var recording = new Recording(pageId);
        if (!s_running.TryAdd(app, recording)) throw new OpenApiException("is recording", OpenApiErrors.SystemErrno);
        void LookAgain()
        {
            if (app.Consents.Find(Scope) != true) recording._stop.TrySetResult();
        }

        app.Consents.Changed += LookAgain;
        try
        {
            LookAgain();
            var sound = await recording.RecordAsync(app, device, cancellationToken).ConfigureAwait(false);
            // What a device gave back in the same moment is thrown away with the program.
            cancellationToken.ThrowIfCancellationRequested();
            if (app.Consents.Find(Scope) != true) throw OpenApiErrors.AuthDeny();
            return app.Files.AddTemporary(sound.Bytes.Span, ViewResourceTypes.ExtensionOf(sound.ContentType) ?? "dat");
        }
        finally
        {
            app.Consents.Changed -= LookAgain;
            s_running.Remove(app);
        }
    }

    /// <summary>Ends the recording; false when none is running.</summary>
    public static bool Stop(IMiniApp app) => s_running.TryGetValue(app, out var running) && running._stop.TrySetResult();

    /// <summary>Ends the recording that a page began.</summary>
    public static void PageClosed(IMiniApp app, int pageId)
    {
        if (s_running.TryGetValue(app, out var running) && running._pageId == pageId) running._stop.TrySetResult();
    }

    private async Task<DeviceSound> RecordAsync(IMiniApp app, IRecorderDevice device, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limit = Task.Delay(Longest, app.Time, stop.Token);
        var recorded = device.RecordAsync(app, stop.Token);
        await Task.WhenAny(recorded, _stop.Task, limit).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        // A device that does not hear must not hold a program that stops.
        return await recorded.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
