using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Devices;

/// <summary>The simulated device's battery, screen, motor, phone, calendar and scanner. What would leave a device is asked of the user of the page and named in the terminal.</summary>
internal sealed class SimulatedBody(Terminal terminal, DeviceTexts text) : IBatteryDevice, IVibrationDevice, IScreenDevice, IPhoneDevice, ICalendarDevice, IScannerDevice
{
    // A device that stands on a desk, at its charger.
    private static readonly BatteryState Plugged = new(100, IsCharging: true);

    private double _brightness = 0.5;

    public BatteryState Read(IMiniApp app) => Plugged;

    public Task VibrateAsync(IMiniApp app, Vibration vibration, CancellationToken cancellationToken) => Tell($"The device shakes: {vibration}.");

    public Task<double> GetBrightnessAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(_brightness);

    public Task SetBrightnessAsync(IMiniApp app, double value, CancellationToken cancellationToken)
    {
        _brightness = value;
        return Tell(FormattableString.Invariant($"The screen's brightness is {value:0.##}."));
    }

    public Task SetKeepOnAsync(IMiniApp app, bool keepOn, CancellationToken cancellationToken) => Tell(keepOn ? "The screen stays on." : "The screen may go dark.");

    public Task SetHiddenOnCaptureAsync(IMiniApp app, bool hidden, CancellationToken cancellationToken) => Tell(hidden ? "Screenshots would show nothing." : "Screenshots would show the program.");

    public Task<bool> IsRecordedAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> CallAsync(IMiniApp app, int pageId, string phoneNumber, CancellationToken cancellationToken) =>
        AskAsync(app, pageId, text.Get(app, "PhoneCall"), phoneNumber, cancellationToken);

    public Task<bool> SendMessageAsync(IMiniApp app, int pageId, string phoneNumber, string content, CancellationToken cancellationToken) =>
        AskAsync(app, pageId, text.Get(app, "PhoneMessage"), $"{phoneNumber} {content}", cancellationToken);

    public Task<bool> AddContactAsync(IMiniApp app, int pageId, JsonElement contact, CancellationToken cancellationToken) =>
        AskAsync(app, pageId, text.Get(app, "PhoneContact"), string.Join(' ', contact.EnumerateObject().Where(static field => field.Value.ValueKind == JsonValueKind.String).Select(static field => field.Value.GetString())), cancellationToken);

    public Task<bool> AddAsync(IMiniApp app, int pageId, CalendarEntry entry, CancellationToken cancellationToken) =>
        AskAsync(app, pageId, text.Get(app, "CalendarEntry"), FormattableString.Invariant($"{entry.Title}, {entry.Start:yyyy-MM-dd HH:mm}"), cancellationToken);

    public async Task<ScannedCode?> ScanAsync(IMiniApp app, int pageId, IReadOnlyList<string> types, bool onlyFromCamera, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(app, pageId, new BodySheet(text.Get(app, "ScanCode"), "", Editable: true), cancellationToken);
        return answer is { Confirmed: true, Content: { Length: > 0 } content } ? new(content, types is ["barCode"] ? "CODE_128" : "QR_CODE") : null;
    }

    private async Task<bool> AskAsync(IMiniApp app, int pageId, string title, string content, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(app, pageId, new BodySheet(title, content), cancellationToken);
        if (answer.Confirmed)
            terminal.Line($"{title} {content}");
        return answer.Confirmed;
    }

    private static Task<UiAnswer> AskAsync(IMiniApp app, int pageId, BodySheet sheet, CancellationToken cancellationToken) =>
        app.Ui.AskAsync(new("modal", pageId, JsonSerializer.SerializeToElement(sheet, SheetJson.Default.BodySheet)), cancellationToken);

    private Task Tell(string line)
    {
        terminal.Line(line);
        return Task.CompletedTask;
    }
}
