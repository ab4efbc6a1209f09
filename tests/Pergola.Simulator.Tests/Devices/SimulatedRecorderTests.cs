using System.Buffers.Binary;
using Pergola.Simulator.Devices;
using Pergola.Testing;

namespace Pergola.Simulator.Tests.Devices;

public class SimulatedRecorderTests
{
    [Fact]
    public void A_tone_is_as_long_as_it_was_recorded()
    {
        var file = SimulatedRecorder.Tone(TimeSpan.FromMilliseconds(500));

        Assert.Equal("RIFF"u8.ToArray(), file[..4]);
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.Equal(4000 * 2, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40)));
        Assert.Equal(44 + (4000 * 2), file.Length);
        Assert.Contains(file[44..], static part => part != 0);
    }

    [Fact]
    public async Task A_recording_that_is_stopped_at_once_is_a_file_without_sound()
    {
        var sound = await new SimulatedRecorder(new ManualClock()).RecordAsync(null!, new CancellationToken(canceled: true));

        Assert.Equal(("audio/wav", 44), (sound.ContentType, sound.Bytes.Length));
    }
}
