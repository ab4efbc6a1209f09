using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The ways of biometric authentication that the documents know, and which of them a device has.</summary>
internal static class SoterModes
{
    /// <summary>All of them, in WeChat's order.</summary>
    public static readonly IReadOnlyList<string> All = ["fingerPrint", "facial", "speech"];

    /// <summary>The device and its modes; what it says beyond the documented words is left out.</summary>
    /// <exception cref="Dispatch.OpenApiException">90001: there is no device, or it has no mode.</exception>
    public static (IBiometricDevice Device, IReadOnlyList<string> Modes) Of(IMiniApp app)
    {
        if (app.Devices.Biometrics is not { } device) throw SoterErrors.Fail(SoterErrors.Unsupported);
        var supported = device.SupportedModes(app);
        IReadOnlyList<string> modes = [.. All.Where(mode => supported.Contains(mode))];
        return modes.Count > 0 ? (device, modes) : throw SoterErrors.Fail(SoterErrors.Unsupported);
    }
}
