namespace Pergola.Devices;

/// <summary>The parts of the device that mini programs may use. A part that the superapp does not bring is null: the APIs behind it fail <c>not supported</c>.</summary>
/// <param name="Location">Where the device is.</param>
/// <param name="Album">The pictures of the device.</param>
/// <param name="Recorder">The microphone.</param>
/// <param name="Camera">What the <c>camera</c> component shows.</param>
/// <param name="Biometrics">Fingerprint, face or voice.</param>
/// <param name="Clipboard">The clipboard.</param>
/// <param name="Files">Files that the user picks and opens.</param>
/// <param name="Images">What packs pictures anew.</param>
public sealed record MiniAppDevices(
    ILocationDevice? Location = null, IAlbumDevice? Album = null, IRecorderDevice? Recorder = null, ICameraDevice? Camera = null, IBiometricDevice? Biometrics = null,
    IClipboardDevice? Clipboard = null, IFileDevice? Files = null, IImageCodec? Images = null)
{
    /// <summary>How full the battery is.</summary>
    public IBatteryDevice? Battery { get; init; }

    /// <summary>What makes the device shake.</summary>
    public IVibrationDevice? Vibration { get; init; }

    /// <summary>The screen's brightness and the like.</summary>
    public IScreenDevice? Screen { get; init; }

    /// <summary>Calls, text messages and contacts.</summary>
    public IPhoneDevice? Phone { get; init; }

    /// <summary>The calendar.</summary>
    public ICalendarDevice? Calendar { get; init; }

    /// <summary>What reads codes.</summary>
    public IScannerDevice? Scanner { get; init; }

    /// <summary>The sensors of motion.</summary>
    public IMotionDevice? Motion { get; init; }
}
