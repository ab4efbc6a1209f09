using System.Runtime.CompilerServices;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View.Controls;

namespace Pergola.Devices;

/// <summary>
/// The one watch over the device's position that an instance may have running. It ends when the program says so, when the program stops, and when the user
/// takes the scope back.
/// </summary>
internal sealed class LocationWatch : IDisposable
{
    public const string Scope = "scope.userLocation";

    /// <summary>How often the device is asked.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly ConditionalWeakTable<IMiniApp, LocationWatch> s_running = [];

    private readonly IMiniApp _app;
    private readonly ILocationDevice _device;
    private readonly bool _shifted;
    private readonly ITimer _timer;
    private int _asking;

    private LocationWatch(IMiniApp app, ILocationDevice device, bool shifted)
    {
        _app = app;
        _device = device;
        _shifted = shifted;
        _timer = app.Time.CreateTimer(static watch => _ = ((LocationWatch)watch!).LookAsync(), this, TimeSpan.Zero, Interval);
    }

    /// <summary>Starts the watch, in place of one that runs.</summary>
    /// <exception cref="OpenApiException">The superapp lends no location device.</exception>
    public static void Start(IMiniApp app, string type)
    {
        var device = app.Devices.Location ?? throw OpenApiErrors.NoDevice("location");
        Stop(app);
        s_running.AddOrUpdate(app, new LocationWatch(app, device, shifted: type == "gcj02"));
        app.Stopping.Register(() => Stop(app));
    }

    /// <summary>Ends the watch, if one runs.</summary>
    public static void Stop(IMiniApp app)
    {
        if (!s_running.TryGetValue(app, out var watch)) return;
        s_running.Remove(app);
        watch.Dispose();
    }

    public void Dispose() => _timer.Dispose();

    private async Task LookAsync()
    {
        if (_app.Consents.Find(Scope) != true)
        {
            Stop(_app);
            return;
        }

        // A device that is slow is not asked again meanwhile.
        if (Interlocked.Exchange(ref _asking, 1) != 0) return;
        try
        {
            var found = await _device.GetAsync(_app, _app.Stopping).ConfigureAwait(false);
            if (_app.Consents.Find(Scope) == true) _app.Emit("onLocationChange", Data(_shifted ? Gcj02.FromWgs84(found) : found));
        }
        catch (OpenApiException failed)
        {
            _app.Emit("onLocationChangeError", ControlDetail.Of(writer =>
            {
                writer.WriteString("errMsg", "onLocationChangeError:fail " + failed.Reason);
                writer.WriteNumber("errCode", failed.Errno ?? OpenApiErrors.SystemErrno);
            }));
        }
        catch (OperationCanceledException)
        {
            // The program stopped meanwhile.
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    private static JsonElement Data(DeviceLocation location) => ControlDetail.Of(writer =>
    {
        writer.WriteNumber("latitude", location.Latitude);
        writer.WriteNumber("longitude", location.Longitude);
        writer.WriteNumber("speed", location.Speed);
        writer.WriteNumber("accuracy", location.HorizontalAccuracy);
        writer.WriteNumber("altitude", location.Altitude);
        writer.WriteNumber("verticalAccuracy", location.VerticalAccuracy);
        writer.WriteNumber("horizontalAccuracy", location.HorizontalAccuracy);
    });
}
