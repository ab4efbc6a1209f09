using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Tests.Devices.Soter;

/// <summary>A device that recognises as it is told to.</summary>
internal sealed class FakeBiometrics : IBiometricDevice
{
    public IReadOnlyList<string> Modes { get; init; } = ["fingerPrint", "facial"];

    public IReadOnlyList<string> Enrolled { get; init; } = ["fingerPrint", "facial"];

    public BiometricOutcome Outcome { get; set; } = BiometricOutcome.Recognised;

    public Action OnRecognise { get; init; } = () => { };

    public (int PageId, string Mode, string Content)? Asked { get; private set; }

    public IReadOnlyList<string> SupportedModes(IMiniApp app) => Modes;

    public bool IsEnrolled(IMiniApp app, string mode) => Enrolled.Contains(mode);

    public Task<BiometricOutcome> RecogniseAsync(IMiniApp app, int pageId, string mode, string content, CancellationToken cancellationToken)
    {
        Asked = (pageId, mode, content);
        OnRecognise();
        return Task.FromResult(Outcome);
    }
}
