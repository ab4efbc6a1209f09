using static Pergola.JavaScriptCore.Native.JavaScriptCoreApi;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Strings cross as 16-bit characters: no UTF-8 in between, and lone surrogates survive.</summary>
internal static unsafe class NativeText
{
    /// <summary>A JSStringRef, which the caller releases.</summary>
    public static nint Create(string text)
    {
        fixed (char* characters = text)
            return JSStringCreateWithCharacters(characters, (nuint)text.Length);
    }

    /// <summary>Reads a JSStringRef and releases it.</summary>
    public static string Take(nint text)
    {
        var length = checked((int)JSStringGetLength(text));
        var result = length == 0 ? "" : new string(JSStringGetCharactersPtr(text), 0, length);
        JSStringRelease(text);
        return result;
    }
}
