using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Knows how full the battery is.</summary>
public interface IBatteryDevice
{
    /// <summary>The battery now. It must answer at once.</summary>
    /// <param name="app">The instance that asks.</param>
    BatteryState Read(IMiniApp app);
}

/// <summary>How full the battery is.</summary>
/// <param name="Level">1 to 100, in hundredths.</param>
/// <param name="IsCharging">Whether it is being charged.</param>
/// <param name="IsLowPowerModeEnabled">Whether the device saves power.</param>
public sealed record BatteryState(int Level, bool IsCharging, bool IsLowPowerModeEnabled = false);
