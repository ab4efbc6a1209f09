using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The microphone. Asked only after the user allowed <c>scope.record</c>.</summary>
public interface IRecorderDevice
{
    /// <summary>Records until it is stopped: by the program, after a minute, or because the user takes the permission back.</summary>
    /// <param name="app">The instance that records.</param>
    /// <param name="stop">Ends the recording; what was recorded so far is the answer. It is not an error: do not throw for it.</param>
    Task<DeviceSound> RecordAsync(IMiniApp app, CancellationToken stop);
}

/// <summary>A recording.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType">Such as <c>audio/wav</c>.</param>
public sealed record DeviceSound(ReadOnlyMemory<byte> Bytes, string ContentType);
