using System.Buffers.Binary;
using Pergola.JavaScriptCore.Isolation;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class MessageReaderTests : IDisposable
{
    private const int Longest = 1 << 16;

    private readonly int _here;
    private readonly int _there;
    private readonly MessageWriter _writer;
    private readonly MessageReader _reader;

    public MessageReaderTests()
    {
        (_here, _there) = SocketPair.Open(waits: true);
        (_writer, _reader) = (new MessageWriter(_here), new MessageReader(_there, Longest));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("中文 \ud800 \0 é")]
    public void A_text_crosses_unchanged(string? text)
    {
        _writer.Begin(MessageKind.Console).Text(text).Number(7).End();
        _writer.Flush();
        Assert.Equal(MessageKind.Console, _reader.Receive());
        Assert.Equal(text, _reader.TextOrNothing());
        Assert.Equal(7, _reader.Number());
    }

    [Fact]
    public void Values_and_errors_cross_unchanged()
    {
        ScriptValue[] values = [ScriptValue.Undefined, ScriptValue.Null, ScriptValue.From(true), ScriptValue.From(false), ScriptValue.From(double.NaN), ScriptValue.From(-0.5), ScriptValue.From("x")];
        var error = new ScriptError(ScriptErrorKind.TimeLimit, "m", null, "s", 3, 4);
        _writer.Begin(MessageKind.HostCall).Values(values).Error(error).Error(null).End();
        _writer.Flush();
        _reader.Receive();
        Assert.Equal(values, _reader.Values());
        Assert.Equal(error, _reader.Error());
        Assert.Null(_reader.ErrorOrNothing());
    }

    [Fact]
    public async Task A_message_longer_than_the_buffer_and_one_after_it_come_whole()
    {
        var text = new string('x', 60_000);
        var sender = Task.Run(() =>
        {
            _writer.Begin(MessageKind.Console).Text(text).End();
            _writer.Begin(MessageKind.Result).Value(ScriptValue.From(1)).End();
            _writer.Flush();
        });
        _reader.Receive();
        Assert.Equal(text, _reader.Text());
        Assert.Equal(MessageKind.Result, _reader.Receive());
        Assert.Equal(1, _reader.Value().AsNumber());
        await sender;
    }

    [Fact]
    public void An_announced_length_that_is_too_long_or_negative_is_refused_before_it_comes()
    {
        var bytes = new byte[4];
        foreach (var length in new[] { 0, -1, Longest + 1, int.MaxValue, int.MinValue })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
            Send(bytes);
            var reader = new MessageReader(_there, Longest);
            Assert.True(Assert.Throws<ChannelException>(() => reader.Receive()).IsForeign);
        }
    }

    [Theory]
    [InlineData(new byte[] { 9 })]
    [InlineData(new byte[] { 4, 1, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 4, 1, 9, 0, 0, 0, 65 })]
    [InlineData(new byte[] { 4, 1, 1, 0, 0, 0, 200 })]
    [InlineData(new byte[] { 4, 2, 255, 255, 255, 127 })]
    [InlineData(new byte[] { 4, 2, 0, 0, 0, 64, 1, 1 })]
    [InlineData(new byte[] { 4, 7 })]
    [InlineData(new byte[] { 4, 0 })]
    [InlineData(new byte[] { 2, 2 })]
    [InlineData(new byte[] { 3, 1, 2 })]
    [InlineData(new byte[0])]
    public void A_value_that_is_none_is_refused(byte[] value)
    {
        Send([(byte)(value.Length + 1), 0, 0, 0, (byte)MessageKind.Result, .. value]);
        _reader.Receive();
        Assert.True(Assert.Throws<ChannelException>(() => _reader.Value()).IsForeign);
    }

    [Fact]
    public void Fields_that_nobody_reads_are_refused()
    {
        _writer.Begin(MessageKind.Result).Value(default).Byte(1).End();
        _writer.Begin(MessageKind.Result).Value(default).End();
        _writer.Flush();
        _reader.Receive();
        _ = _reader.Value();
        Assert.True(Assert.Throws<ChannelException>(() => _reader.Receive()).IsForeign);
    }

    [Fact]
    public void Whatever_comes_is_a_message_or_a_channel_exception()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 3_000; round++)
        {
            var bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            Send([(byte)bytes.Length, 0, 0, 0, .. bytes]);
            var reader = new MessageReader(_there, Longest);
            try
            {
                reader.Receive();
                _ = (round % 4) switch { 0 => reader.Values().Length, 1 => reader.Text().Length, 2 => reader.Error().Line, _ => (int)reader.Value().Kind };
            }
            catch (ChannelException error)
            {
                Assert.True(error.IsForeign);
            }
        }
    }

    [Fact]
    public void The_end_of_the_other_side_is_not_foreign()
    {
        Send([5, 0, 0]);
        _ = Posix.Shutdown(_here, Posix.WakeBoth);
        Assert.False(Assert.Throws<ChannelException>(() => _reader.Receive()).IsForeign);
        Assert.False(Assert.Throws<ChannelException>(() =>
        {
            _writer.Begin(MessageKind.Result).End();
            _writer.Flush();
        }).IsForeign);
    }

    public void Dispose()
    {
        _ = Posix.Close(_here);
        _ = Posix.Close(_there);
    }

    private void Send(ReadOnlySpan<byte> bytes) => SocketPair.Send(_here, bytes);
}
