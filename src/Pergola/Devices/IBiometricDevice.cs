using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Recognises the user by fingerprint, face or voice (document: mini program open APIs, "Biometric Authentication").</summary>
public interface IBiometricDevice
{
    /// <summary>What the device can do: any of <c>fingerPrint</c>, <c>facial</c>, <c>speech</c>; empty when it can do nothing.</summary>
    /// <param name="app">The instance that asks.</param>
    IReadOnlyList<string> SupportedModes(IMiniApp app);

    /// <summary>Whether the user's features are on record for a mode.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="mode">One of the supported modes.</param>
    bool IsEnrolled(IMiniApp app, string mode);

    /// <summary>Asks the user for the finger, the face or the voice.</summary>
    /// <param name="app">The instance that asks; its <see cref="IMiniApp.Ui"/> can draw the sheet.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="mode">One of the supported modes.</param>
    /// <param name="content">What it is for, in the mini program's words; may be empty. It is untrusted text.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<BiometricOutcome> RecogniseAsync(IMiniApp app, int pageId, string mode, string content, CancellationToken cancellationToken);
}

/// <summary>How a recognition ended.</summary>
public enum BiometricOutcome
{
    /// <summary>It is the user.</summary>
    Recognised,

    /// <summary>The user cancelled.</summary>
    Cancelled,

    /// <summary>It is not the user.</summary>
    NotRecognised,

    /// <summary>Too many failures: the device waits.</summary>
    Frozen,
}
