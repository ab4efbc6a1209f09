using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Reads messages from a socket. The sender is not trusted: every length and kind is checked. Used by one thread.</summary>
/// <param name="socket">Where from.</param>
/// <param name="longest">How long a message may be, in bytes.</param>
internal sealed unsafe class MessageReader(int socket, int longest)
{
    private const int Usual = 32 * 1024;
    public const int MostValues = 4096;

    private byte[] _buffer = new byte[Usual];
    private int _filled;
    private int _at;
    private int _end;

    /// <summary>Whether a message, or the end, comes within the time.</summary>
    public bool Waits(TimeSpan time)
    {
        var entry = new Posix.PollEntry { File = socket, Events = Posix.Readable };
        return _filled > _end || Posix.Poll(&entry, 1, (int)time.TotalMilliseconds) != 0;
    }

    /// <summary>Waits for the next message; its fields are read with the other methods.</summary>
    /// <exception cref="ChannelException">The other side is gone, or what it sent is not a message.</exception>
    public MessageKind Receive()
    {
        if (_at != _end)
            throw ChannelException.Foreign("A message was longer than its fields.");
        Fill(sizeof(int));
        var length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_at));
        if (length < 1 || length > longest)
            throw ChannelException.Foreign($"A message of {length} bytes is too long; at most {longest} are taken.");
        _at += sizeof(int);
        _end = _at;
        Fill(length);
        _end = _at + length;
        return (MessageKind)Byte();
    }

    public byte Byte() => Take(1)[0];

    public bool Boolean() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw ChannelException.Foreign("A boolean was neither true nor false."),
    };

    public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public string? TextOrNothing()
    {
        switch ((TextKind)Byte())
        {
            case TextKind.None:
                return null;
            case TextKind.Narrow:
                var bytes = Take(Number());
                return Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : throw ChannelException.Foreign("A text was not of the characters that it was said to be of.");
            case TextKind.Wide:
                var characters = Number();
                return characters > longest / sizeof(char) ? throw TooLong() : new string(MemoryMarshal.Cast<byte, char>(Take(characters * sizeof(char))));
            default:
                throw ChannelException.Foreign("A text was of an unknown kind.");
        }
    }

    public string Text() => TextOrNothing() ?? throw ChannelException.Foreign("A text was missing.");

    public ScriptValue Value() => (ScriptValueKind)Byte() switch
    {
        ScriptValueKind.Undefined => ScriptValue.Undefined,
        ScriptValueKind.Null => ScriptValue.Null,
        ScriptValueKind.Boolean => ScriptValue.From(Boolean()),
        ScriptValueKind.Number => ScriptValue.From(Double()),
        ScriptValueKind.String => ScriptValue.From(Text()),
        _ => throw ChannelException.Foreign("A value was of an unknown kind."),
    };

    public ScriptValue[] Values()
    {
        var count = Number();
        if (count is < 0 or > MostValues)
            throw ChannelException.Foreign($"{count} values are too many; at most {MostValues} are taken.");
        var values = count == 0 ? [] : new ScriptValue[count];
        for (var i = 0; i < count; i++)
            values[i] = Value();
        return values;
    }

    public ScriptError? ErrorOrNothing() => Boolean() ? new ScriptError(ErrorKind(), Text(), TextOrNothing(), TextOrNothing(), Number(), Number()) : null;

    public ScriptError Error() => ErrorOrNothing() ?? throw ChannelException.Foreign("An error was missing.");

    private ScriptErrorKind ErrorKind() => (ScriptErrorKind)Byte() is var kind && kind <= ScriptErrorKind.HeapLimit
        ? kind
        : throw ChannelException.Foreign("An error was of an unknown kind.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _end - _at)
            throw TooLong();
        _at += count;
        return _buffer.AsSpan(_at - count, count);
    }

    /// <summary>Has so many bytes after the current one. What was only announced takes no memory: the buffer grows with what came.</summary>
    private void Fill(int count)
    {
        if (_filled - _at >= count)
            return;
        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        (_filled, _end, _at) = (_filled - _at, _end - _at, 0);
        if (_buffer.Length > 32 * Usual && count <= Usual && _filled <= Usual)
            Array.Resize(ref _buffer, Usual);
        while (_filled < count)
        {
            if (_filled == _buffer.Length)
                Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, Array.MaxLength));
            _filled += Receive(_buffer.AsSpan(_filled));
        }
    }

    private int Receive(Span<byte> room)
    {
        fixed (byte* data = room)
        {
            while (true)
            {
                var count = Posix.Receive(socket, data, (nuint)room.Length, 0);
                if (count > 0)
                    return (int)count;
                if (count == 0 || Marshal.GetLastPInvokeError() != Posix.Interrupted)
                    throw ChannelException.Gone();
            }
        }
    }

    private static ChannelException TooLong() => ChannelException.Foreign("A field was longer than its message.");
}
