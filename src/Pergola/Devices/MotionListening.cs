using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View.Controls;

namespace Pergola.Devices;

/// <summary>The sensors that one instance listens to: each of them once, however often it is started.</summary>
internal sealed class MotionListening
{
    private static readonly ConditionalWeakTable<IMiniApp, MotionListening> s_all = [];

    private readonly ConcurrentDictionary<MotionSensor, IDisposable> _started = new();

    /// <summary>Starts a sensor; its values become the program's event.</summary>
    /// <exception cref="OpenApiException">The superapp lends no such sensor.</exception>
    public static void Start(IMiniApp app, MotionSensor sensor, string interval)
    {
        var device = app.Devices.Motion ?? throw OpenApiErrors.NoDevice("motion");
        var listening = s_all.GetValue(app, Of);
        listening.Stop(sensor);
        listening._started[sensor] = device.Start(app, sensor, Interval(interval), sample => app.Emit(EventOf(sensor), Data(sensor, sample)))
            ?? throw OpenApiErrors.NoDevice(sensor.ToString().ToLowerInvariant());
    }

    /// <summary>Stops a sensor; one that does not run is left alone.</summary>
    public static void Stop(IMiniApp app, MotionSensor sensor)
    {
        if (s_all.TryGetValue(app, out var listening)) listening.Stop(sensor);
    }

    private static MotionListening Of(IMiniApp app)
    {
        var listening = new MotionListening();
        app.Stopping.Register(() =>
        {
            foreach (var sensor in listening._started.Keys) listening.Stop(sensor);
        });
        return listening;
    }

    private void Stop(MotionSensor sensor)
    {
        if (_started.TryRemove(sensor, out var running)) running.Dispose();
    }

    private static TimeSpan Interval(string name) => TimeSpan.FromMilliseconds(name switch
    {
        "game" => 20,
        "ui" => 60,
        _ => 200,
    });

    private static string EventOf(MotionSensor sensor) => $"on{sensor}Change";

    private static JsonElement Data(MotionSensor sensor, MotionSample sample) => ControlDetail.Of(writer =>
    {
        var (x, y, z) = sensor switch
        {
            MotionSensor.Compass => ("direction", "accuracy", null),
            MotionSensor.DeviceMotion => ("alpha", "beta", "gamma"),
            _ => ("x", "y", "z"),
        };
        writer.WriteNumber(x, sample.X);
        writer.WriteNumber(y, sample.Y);
        if (z is not null) writer.WriteNumber(z, sample.Z);
    });
}
