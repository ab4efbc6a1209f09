using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>A running mini program, as the APIs that the SDK answers see it.</summary>
public interface IMiniApp
{
    /// <summary>The mini program and the user it runs for.</summary>
    MiniAppContext Context { get; }

    /// <summary>The program's app.json, merged with its theme and page files.</summary>
    AppConfig Config { get; }

    /// <summary>Storage of this user in this mini program.</summary>
    MiniAppStorage Storage { get; }

    /// <summary>The only way out to the network.</summary>
    NetworkGate Network { get; }

    /// <summary>The pages that are open.</summary>
    IPageStack Pages { get; }

    /// <summary>What the host draws around the program: bars, toasts, dialogs.</summary>
    IMiniAppUi Ui { get; }

    /// <summary>The remembered answers of this user in this mini program.</summary>
    Consent.MiniAppConsents Consents { get; }

    /// <summary>The lasting choices of this user about this mini program's subscription messages.</summary>
    Consent.MiniAppSubscriptions Subscriptions { get; }

    /// <summary>The instance's temporary files.</summary>
    MiniAppFiles Files { get; }

    /// <summary>The parts of the device that the superapp lends to mini programs.</summary>
    Devices.MiniAppDevices Devices { get; }

    /// <summary>What the superapp says about itself and its user.</summary>
    MiniAppProxy Host { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>The SDK's options.</summary>
    PergolaOptions Options { get; }

    /// <summary>The device and window that the program sees.</summary>
    DeviceInfo Device { get; }

    /// <summary>How the instance was launched.</summary>
    LaunchOptions Launch { get; }

    /// <summary>How it came to the foreground last; the launch, as long as it has not been hidden and shown again.</summary>
    LaunchOptions Enter { get; }

    /// <summary>Cancelled when the program stops.</summary>
    CancellationToken Stopping { get; }

    /// <summary>
    /// Calls the listeners of an event, as a turn of the program's loop: those that the program added by <c>wx.onX</c>, and those of the logic's own
    /// objects, such as a socket task. Dropped once the program stops.
    /// </summary>
    /// <param name="eventName">As the program writes it: <c>onMemoryWarning</c>. An event of an object has a name that <c>wx</c> does not have.</param>
    /// <param name="data">What the listeners are given.</param>
    void Emit(string eventName, JsonElement data);

    /// <summary>Passes a log line or a report of the program to its observer.</summary>
    /// <param name="report">What the program said. Once it has said too much it is dropped.</param>
    void Report(MiniAppReport report);

    /// <summary>The program's one worker.</summary>
    IMiniAppWorker Worker { get; }

    /// <summary>Ends the instance, as the user's close button does. Returns at once; the end comes after the program's turn.</summary>
    void Exit();

    /// <summary>Ends the instance and starts it anew on the same screen. Returns at once.</summary>
    /// <param name="path">The first page with its query; null for the program's own.</param>
    void Restart(string? path);

    /// <summary>The update that the superapp has for this program, and how far it is.</summary>
    IMiniAppUpdates Updates { get; }
}
