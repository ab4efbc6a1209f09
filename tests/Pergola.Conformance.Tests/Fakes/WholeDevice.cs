using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.Fakes;

/// <summary>A device that has everything and does what it is told.</summary>
internal sealed class WholeDevice : ILocationDevice, IAlbumDevice, IRecorderDevice, ICameraDevice, IBiometricDevice
{
    private static readonly DeviceImage s_picture = new(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), "image/png");

    public bool UserCancels { get; set; }

    public IReadOnlyList<string> Modes { get; set; } = ["fingerPrint", "facial"];

    public bool Enrolled { get; set; } = true;

    public BiometricOutcome Outcome { get; set; } = BiometricOutcome.Recognised;

    public static ReadOnlyMemory<byte> Picture => s_picture.Bytes;

    public MiniAppDevices All => new(this, this, this, this, this);

    public Task<DeviceLocation> GetAsync(IMiniApp app, CancellationToken cancellationToken) => Task.FromResult(new DeviceLocation(52.5, 13.4));

    public Task<ChosenPlace?> ChooseAsync(IMiniApp app, int pageId, DeviceLocation? near, CancellationToken cancellationToken) =>
        Task.FromResult(UserCancels ? null : new ChosenPlace("Station", "Main Street 1", new(52.5, 13.4)));

    public Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken) => Task.FromResult(UserCancels ? null : s_picture);

    public Task<DeviceSound> RecordAsync(IMiniApp app, CancellationToken stop) => Task.FromResult(new DeviceSound(new byte[] { 1, 2, 3 }, "audio/wav"));

    public Task<DeviceImage> TakeAsync(IMiniApp app, bool front, CancellationToken cancellationToken) => Task.FromResult(s_picture);

    public IReadOnlyList<string> SupportedModes(IMiniApp app) => Modes;

    public bool IsEnrolled(IMiniApp app, string mode) => Enrolled;

    public Task<BiometricOutcome> RecogniseAsync(IMiniApp app, int pageId, string mode, string content, CancellationToken cancellationToken) => Task.FromResult(Outcome);
}
