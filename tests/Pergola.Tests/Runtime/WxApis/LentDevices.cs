using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Tests.Runtime.WxApis;

/// <summary>A device that has everything and writes down what it was asked for.</summary>
internal sealed class LentDevices : IBatteryDevice, IVibrationDevice, IScreenDevice, IPhoneDevice, ICalendarDevice, IScannerDevice, IMotionDevice
{
    public List<string> Log { get; } = [];

    public bool Agrees { get; set; } = true;

    public Dictionary<MotionSensor, Action<MotionSample>> Running { get; } = [];

    public List<CalendarEntry> Entries { get; } = [];

    public MiniAppDevices AsDevices() => new() { Battery = this, Vibration = this, Screen = this, Phone = this, Calendar = this, Scanner = this, Motion = this };

    public BatteryState Read(IMiniApp app) => new(73, IsCharging: true);

    public Task VibrateAsync(IMiniApp app, Vibration vibration, CancellationToken cancellationToken) => Write($"vibrate {vibration}");

    public Task<double> GetBrightnessAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(0.25);

    public Task SetBrightnessAsync(IMiniApp app, double value, CancellationToken cancellationToken) => Write(FormattableString.Invariant($"brightness {value}"));

    public Task SetKeepOnAsync(IMiniApp app, bool keepOn, CancellationToken cancellationToken) => Write($"keep on {keepOn}");

    public Task SetHiddenOnCaptureAsync(IMiniApp app, bool hidden, CancellationToken cancellationToken) => Write($"hidden {hidden}");

    public Task<bool> IsRecordedAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CallAsync(IMiniApp app, int pageId, string phoneNumber, CancellationToken cancellationToken) => Ask($"call {phoneNumber}");

    public Task<bool> SendMessageAsync(IMiniApp app, int pageId, string phoneNumber, string content, CancellationToken cancellationToken) => Ask($"message {phoneNumber} {content}");

    public Task<bool> AddContactAsync(IMiniApp app, int pageId, JsonElement contact, CancellationToken cancellationToken) => Ask($"contact {contact.GetProperty("mobilePhoneNumber").GetString()}");

    public Task<bool> AddAsync(IMiniApp app, int pageId, CalendarEntry entry, CancellationToken cancellationToken)
    {
        Entries.Add(entry);
        return Ask($"event {entry.Title}");
    }

    public Task<ScannedCode?> ScanAsync(IMiniApp app, int pageId, IReadOnlyList<string> types, bool onlyFromCamera, CancellationToken cancellationToken)
    {
        Log.Add($"scan {string.Join(',', types)} {onlyFromCamera}");
        return Task.FromResult(Agrees ? new ScannedCode("hi") : null);
    }

    public IDisposable Start(IMiniApp app, MotionSensor sensor, TimeSpan interval, Action<MotionSample> read)
    {
        Log.Add($"start {sensor} {interval.TotalMilliseconds}");
        Running[sensor] = read;
        return new Stop(() => Running.Remove(sensor));
    }

    private Task Write(string line)
    {
        Log.Add(line);
        return Task.CompletedTask;
    }

    private Task<bool> Ask(string line)
    {
        Log.Add(line);
        return Task.FromResult(Agrees);
    }

    private sealed class Stop(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
