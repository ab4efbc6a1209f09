using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps;

namespace Pergola.Conformance.Tests.Fakes;

/// <summary>The real dispatcher, with a host, a platform, a device and a user that do as they are told.</summary>
internal sealed class Stage : IDisposable
{
    // The key of a user's biometrics takes long to make, so the stages of a run share it; the folder goes with the process.
    private static readonly TempFolder s_data = SharedData();

    private readonly TempFolder? _ownData;

    public Stage(ApiLevel level = ApiLevel.V1, Action<PergolaOptions>? options = null, bool hasPlatform = true, string? apiVersion = null, bool ownData = false)
    {
        _ownData = ownData ? new() : null;
        var touched = new List<string>();
        Host = new(touched) { Level = level };
        HostTouched = touched;
        Probe = new(
            o =>
            {
                o.DataDirectory = (_ownData ?? s_data).Path;
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

    private static TempFolder SharedData()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    public void Dispose()
    {
        App.Files.Dispose();
        Probe.Dispose();
        _ownData?.Dispose();
    }
}
