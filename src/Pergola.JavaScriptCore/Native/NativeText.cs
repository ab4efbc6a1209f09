using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Strings cross as 16-bit characters: no UTF-8 in between, and lone surrogates survive.</summary>
internal static unsafe class NativeText
{
    // A program can make a text of gigabytes out of a few bytes; a copy of it would be the host's.
    private const int MaxLength = 1 << 25;

    /// <summary>A JSStringRef, which the caller releases.</summary>
    public static nint Create(string text)
    {
        fixed (char* characters = text)
            return JSStringCreateWithCharacters(characters, (nuint)text.Length);
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
