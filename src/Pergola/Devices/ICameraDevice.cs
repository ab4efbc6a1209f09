using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>What the <c>camera</c> component shows and takes. Asked only after the user allowed <c>scope.camera</c>.</summary>
public interface ICameraDevice
{
    /// <summary>Takes one picture.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="front">Whether the front camera takes it.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<DeviceImage> TakeAsync(IMiniApp app, bool front, CancellationToken cancellationToken);
}
