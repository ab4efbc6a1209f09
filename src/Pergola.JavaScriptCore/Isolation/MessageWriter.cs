using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Writes messages into a buffer, and the buffer to a socket. Used by one thread.</summary>
/// <param name="socket">Where <see cref="Flush"/> sends.</param>
internal sealed unsafe class MessageWriter(int socket)
{
    private const int Usual = 32 * 1024;
    private const int MostWaiting = 8 * Usual;
    private const int HeaderBytes = 5;

    private byte[] _buffer = new byte[Usual];
    private int _start;
    private int _end;

    public MessageWriter Begin(MessageKind kind)
    {
        _start = _end;
        Room(HeaderBytes)[4] = (byte)kind;
        return this;
    }

    public void End() => BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_start), _end - _start - sizeof(int));

    /// <summary>Ends a message that nobody answers. It may wait for the next one that is, but not for ever: a script can say a lot in one turn.</summary>
    public void EndWithoutAnswer()
    {
        End();
        if (_end > MostWaiting)
            Flush();
    }

    public MessageWriter Byte(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public MessageWriter Number(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        return this;
    }

    public MessageWriter Number(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        return this;
    }

    /// <summary>Text of ASCII takes one byte for a character, any other two: JSON is mostly the former, and lone surrogates survive in the latter.</summary>
    public MessageWriter Text(string? value)
    {
        if (value is null)
            return Byte((byte)TextKind.None);
        if (Ascii.IsValid(value))
        {
            Byte((byte)TextKind.Narrow).Number(value.Length);
            Ascii.FromUtf16(value, Room(value.Length), out _);
            return this;
        }

        Byte((byte)TextKind.Wide).Number(value.Length);
        MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(Room(checked(value.Length * sizeof(char))));
        return this;
    }

    public MessageWriter Value(in ScriptValue value)
    {
        Byte((byte)value.Kind);
        return value.Kind switch
        {
            ScriptValueKind.Boolean => Byte(value.IsTrue ? (byte)1 : (byte)0),
            ScriptValueKind.Number => Number(value.AsNumber()),
            ScriptValueKind.String => Text(value.AsString()),
            _ => this,
        };
    }

    public MessageWriter Values(ReadOnlySpan<ScriptValue> values)
    {
        Number(values.Length);
        foreach (ref readonly var value in values)
            Value(value);
        return this;
    }

    public MessageWriter Error(ScriptError? error) => error is null
        ? Byte(0)
        : Byte(1).Byte((byte)error.Kind).Text(error.Message).Text(error.Stack).Text(error.SourceName).Number(error.Line).Number(error.Column);

    /// <summary>Sends what waits.</summary>
    /// <exception cref="ChannelException">The other side is gone.</exception>
    public void Flush()
    {
        fixed (byte* data = _buffer)
        {
            for (var sent = 0; sent < _end;)
            {
                var count = Posix.Send(socket, data + sent, (nuint)(_end - sent), Posix.NoSignal);
                if (count >= 0)
                    sent += (int)count;
                else if (Marshal.GetLastPInvokeError() != Posix.Interrupted)
                    throw ChannelException.Gone();
            }
        }

        _end = 0;
        if (_buffer.Length > 32 * Usual)
            _buffer = new byte[Usual];
    }

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _end < count)
            Array.Resize(ref _buffer, Math.Max(checked(_end + count), (int)Math.Min((long)_buffer.Length * 2, Array.MaxLength)));
        _end += count;
        return _buffer.AsSpan(_end - count, count);
    }
}

/// <summary>How a text is written.</summary>
internal enum TextKind : byte
{
    /// <summary>There is no text.</summary>
    None,

    /// <summary>ASCII.</summary>
    Narrow,

    /// <summary>UTF-16, little-endian.</summary>
    Wide,
}
