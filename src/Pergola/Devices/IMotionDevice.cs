using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The sensors that know how the device is held and moved.</summary>
public interface IMotionDevice
{
    /// <summary>Starts a sensor.</summary>
    /// <param name="app">The instance that listens.</param>
    /// <param name="sensor">Which one.</param>
    /// <param name="interval">How often about.</param>
    /// <param name="read">Takes a value: x, y and z of <see cref="MotionSample"/>. From any thread.</param>
    /// <returns>Stops the sensor when it is disposed; null when the device has none.</returns>
    IDisposable? Start(IMiniApp app, MotionSensor sensor, TimeSpan interval, Action<MotionSample> read);
}

/// <summary>The sensors of a device.</summary>
public enum MotionSensor
{
    /// <summary>Acceleration in x, y and z, in g.</summary>
    Accelerometer,

    /// <summary>x is the direction in degrees from north, y the accuracy in degrees.</summary>
    Compass,

    /// <summary>Turning in x, y and z, in radians for each second.</summary>
    Gyroscope,

    /// <summary>Alpha, beta and gamma, in radians.</summary>
    DeviceMotion,
}

/// <summary>One value of a sensor; <see cref="MotionSensor"/> says what the numbers are.</summary>
/// <param name="X">The first.</param>
/// <param name="Y">The second.</param>
/// <param name="Z">The third.</param>
public sealed record MotionSample(double X, double Y, double Z);
