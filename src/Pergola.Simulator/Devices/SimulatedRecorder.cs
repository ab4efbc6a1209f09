using Pergola.Devices;
using Pergola.MiniApps;

namespace Pergola.Simulator.Devices;

/// <summary>A microphone in a room with a soft tone of 440 Hz: as long as it is recorded, one minute at most.</summary>
internal sealed class SimulatedRecorder(TimeProvider time) : IRecorderDevice
{
    private const int Rate = 8000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async Task<DeviceSound> RecordAsync(IMiniApp app, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        try
        {
            await Task.Delay(Longest, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // That is how a recording ends.
        }

        var length = time.GetElapsedTime(started);
        return new(Tone(length < Longest ? length : Longest), "audio/wav");
    }

    /// <summary>A WAV file: 8 kHz, 16 bits, one channel.</summary>
    internal static byte[] Tone(TimeSpan length)
    {
        var count = (int)(length.TotalSeconds * Rate);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + (count * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(count * 2);
        for (var i = 0; i < count; i++)
        {
            // The first and last 20 ms swell and fade: no click.
            var swell = Math.Min(1, Math.Min(i, count - i) / (Rate * 0.02));
            writer.Write((short)(6000 * swell * Math.Sin(2 * Math.PI * 440 * i / Rate)));
        }

        return file.ToArray();
    }
}
