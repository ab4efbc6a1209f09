using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Tests.Devices;

/// <summary>A device whose every part writes down what it did.</summary>
public sealed class FakeDevices : ILocationDevice, IAlbumDevice, IRecorderDevice, ICameraDevice
{
    /// <summary>A picture of one pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public List<string> Did { get; } = [];

    public DeviceLocation Here { get; set; } = new(39.915, 116.404) { Altitude = 43.5, Speed = 1.5, HorizontalAccuracy = 12, VerticalAccuracy = 3 };

    public ChosenPlace? Place { get; set; } = new("Tower", "1 Main Street", new(39.915, 116.404));

    public TaskCompletionSource<DeviceLocation>? Exact { get; set; }

    public TaskCompletionSource Recording { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The album of a user who says no.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>The parts as a superapp lends them.</summary>
    public MiniAppDevices Lent => new(this, this, this, this);

    public Task<DeviceLocation> GetAsync(IMiniApp app, CancellationToken cancellationToken) => Answer("locate", Here);

    public Task<DeviceLocation> GetExactlyAsync(IMiniApp app, CancellationToken cancellationToken)
    {
        Did.Add("locate exactly");
        return Exact?.Task ?? Task.FromResult(Here with { HorizontalAccuracy = 1 });
    }

    public Task<ChosenPlace?> ChooseAsync(IMiniApp app, int pageId, DeviceLocation? near, CancellationToken cancellationToken) =>
        Answer(near is null ? "choose" : FormattableString.Invariant($"choose near {near.Latitude:F4} {near.Longitude:F4}"), Place);

    public Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken)
    {
        if (Refusal is not null) throw Refusal;
        return Answer($"save {image.ContentType} {image.Bytes.Length}", 0);
    }

    public Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken) => Answer<DeviceImage?>("pick", new(Png, "image/png"));

    public async Task<DeviceSound> RecordAsync(IMiniApp app, CancellationToken stop)
    {
        Did.Add("record");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        Recording.TrySetResult();
        await stopped.Task;
        Recording = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Did.Add("stop");
        return new DeviceSound(new byte[] { 1, 2, 3 }, "audio/wav");
    }

    public Task<DeviceImage> TakeAsync(IMiniApp app, bool front, CancellationToken cancellationToken) => Answer(front ? "take front" : "take back", new DeviceImage(Png, "image/png"));

    private Task<T> Answer<T>(string what, T answer)
    {
        Did.Add(what);
        return Task.FromResult(answer);
    }
}
