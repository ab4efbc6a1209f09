using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Makes the device shake.</summary>
public interface IVibrationDevice
{
    /// <summary>Shakes once.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="vibration">How.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task VibrateAsync(IMiniApp app, Vibration vibration, CancellationToken cancellationToken);
}

/// <summary>How the device shakes.</summary>
public enum Vibration
{
    /// <summary>15 ms, gently.</summary>
    Light,

    /// <summary>15 ms.</summary>
    Medium,

    /// <summary>15 ms, hard.</summary>
    Heavy,

    /// <summary>400 ms.</summary>
    Long,
}
