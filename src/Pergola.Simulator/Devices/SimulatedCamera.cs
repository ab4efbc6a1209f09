using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Simulator.Devices;

/// <summary>A camera that sees a drawn landscape.</summary>
internal sealed class SimulatedCamera : ICameraDevice
{
    public Task<DeviceImage> TakeAsync(IMiniApp app, bool front, CancellationToken cancellationToken) =>
        Task.FromResult(new DeviceImage(SimulatedPictures.Seen(front), "image/png"));
}
