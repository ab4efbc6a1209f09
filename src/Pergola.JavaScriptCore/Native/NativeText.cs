using System.Buffers;
using System.Text;
using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Strings cross as 16-bit characters, so that lone surrogates survive; long ones of ASCII, such as scripts and JSON, as 8-bit ones, which take the engine half the memory.</summary>
internal static unsafe class NativeText
{
    // A program can make a text of gigabytes out of a few bytes; a copy of it would be the host's.
    private const int MaxLength = 1 << 25;

    private const int Long = 512;

    /// <summary>A JSStringRef, which the caller releases.</summary>
    public static nint Create(string text)
    {
        if (text.Length >= Long && Ascii.IsValid(text) && !text.Contains('\0', StringComparison.Ordinal))
            return CreateNarrow(text);
        fixed (char* characters = text)
            return JSStringCreateWithCharacters(characters, (nuint)text.Length);
    }

    // The engine takes UTF-8 up to a zero, and keeps what is only ASCII in 8 bits.
    private static nint CreateNarrow(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length + 1);
        bytes[Encoding.ASCII.GetBytes(text, bytes)] = 0;
        fixed (byte* first = bytes)
        {
            var created = JSStringCreateWithUTF8CString(first);
            ArrayPool<byte>.Shared.Return(bytes);
            return created;
        }
    }

    /// <summary>Reads a JSStringRef and releases it.</summary>
    /// <exception cref="InvalidOperationException">It is too long to be copied.</exception>
    public static string Take(nint text)
    {
        if (JSStringGetLength(text) > MaxLength)
        {
            JSStringRelease(text);
            throw new InvalidOperationException($"A text that leaves the script engine may have {MaxLength} characters.");
        }

        var length = (int)JSStringGetLength(text);
        var result = length == 0 ? "" : new string(JSStringGetCharactersPtr(text), 0, length);
        JSStringRelease(text);
        return result;
    }
}
