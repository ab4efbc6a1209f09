using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The device's screen. What a program changes of it is undone by the host when the program ends.</summary>
public interface IScreenDevice
{
    /// <summary>How bright it is, 0 to 1.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<double> GetBrightnessAsync(IMiniApp app, CancellationToken cancellationToken);

    /// <summary>Changes how bright it is.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="value">0 to 1.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task SetBrightnessAsync(IMiniApp app, double value, CancellationToken cancellationToken);

    /// <summary>Keeps the screen from going dark, or no longer.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="keepOn">Whether it stays on.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task SetKeepOnAsync(IMiniApp app, bool keepOn, CancellationToken cancellationToken);

    /// <summary>Hides what is on the screen from screenshots and recordings, or no longer.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="hidden">Whether it is hidden.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task SetHiddenOnCaptureAsync(IMiniApp app, bool hidden, CancellationToken cancellationToken);

    /// <summary>Whether somebody records the screen now.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<bool> IsRecordedAsync(IMiniApp app, CancellationToken cancellationToken);
}
