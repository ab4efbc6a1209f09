using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps;

namespace Pergola.Conformance.Tests.Fakes;

/// <summary>The real dispatcher, with a host, a platform, a device and a user that do as they are told.</summary>
internal sealed class Stage : IDisposable
{
    private readonly TempFolder _data = new();

    public Stage(ApiLevel level = ApiLevel.V1, Action<PergolaOptions>? options = null, bool hasPlatform = true, string? apiVersion = null)
    {
        var touched = new List<string>();
        Host = new(touched) { Level = level };
        HostTouched = touched;
        Probe = new(
            o =>
            {
                o.DataDirectory = _data.Path;
                options?.Invoke(o);
            },
            proxy: Host,
            hasPlatform: hasPlatform);
        Probe.App = new FakeMiniApp { Options = Probe.Options, Ui = Ui, Devices = Device.All, Config = FakeConfig.With(apiVersion) };
    }

    public Probe Probe { get; }

    public EverythingHost Host { get; }

    public List<string> HostTouched { get; }

    public WholeDevice Device { get; } = new();

    public YesUi Ui { get; } = new();

    public FakeMiniApp App => Probe.App;

    /// <summary>Lends nothing of the device.</summary>
    public void TakeDeviceAway() => Probe.App = new FakeMiniApp { Options = Probe.Options, Ui = Ui, Config = Probe.App.Config };

    /// <summary>The user refuses every sheet.</summary>
    public void Deny() => Probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);

    /// <summary>A live gesture of the kind, on the page that calls.</summary>
    public void Mint(Gesture gesture)
    {
        if (gesture != Gesture.None) Probe.Gestures.Mint(App, 1, KindOf(gesture));
    }

    public static GestureKind KindOf(Gesture gesture) => gesture == Gesture.FocusNeeded ? GestureKind.Focus : GestureKind.Tap;

    /// <summary>Calls as the program does, by callbacks or synchronously.</summary>
    public async Task<Answer> CallAsync(string api, string json = "{}")
    {
        var text = json.Replace("{image}", json.Contains("{image}", StringComparison.Ordinal) ? App.Files.AddTemporary(WholeDevice.Picture.Span, "png") : "", StringComparison.Ordinal);
        return Probe.Options.Catalog.Find(api) is { Shape: CallShape.Sync }
            ? Probe.CallSync(api, text)
            : await Probe.CallAsync(api, text, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        App.Files.Dispose();
        Probe.Dispose();
        _data.Dispose();
    }
}
