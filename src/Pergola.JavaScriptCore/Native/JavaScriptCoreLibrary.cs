using System.Reflection;
using System.Runtime.InteropServices;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Finds the library, and prepares the process for it.</summary>
internal static partial class JavaScriptCoreLibrary
{
    private static readonly string[] Candidates =
    [
        "libjavascriptcoregtk-4.1.so.0",
        "libjavascriptcoregtk-6.0.so.1",
        "/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore",
    ];

    private static readonly (string Name, string Value)[] Settings =
    [
        ("JSC_usePollingTraps", "1"),
        ("JSC_useWasmFaultSignalHandler", "0"),
        ("JSC_useWasmFastMemory", "0"),
        // What deep recursion leaves of the stack for a host function: C# needs more of it than native code does.
        ("JSC_softReservedZoneSize", "524288"),
    ];

    private static readonly Lazy<nint> Handle = new(static () => Load(Candidates));

    static JavaScriptCoreLibrary() => NativeLibrary.SetDllImportResolver(typeof(JavaScriptCoreLibrary).Assembly, Resolve);

    /// <summary>Loads the library, once.</summary>
    /// <exception cref="ScriptEngineUnavailableException">It is not on this machine.</exception>
    public static void Ensure() => _ = Handle.Value;

    /// <summary>Loads the first of the candidates that is there.</summary>
    internal static nint Load(IReadOnlyList<string> candidates)
    {
        KeepSignalHandlers();
        foreach (var candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return handle;
        }

        throw new ScriptEngineUnavailableException(
            "The script engine JavaScriptCore is not on this machine. On Debian and Ubuntu install it with: apt-get install libjavascriptcoregtk-4.1-0 "
            + $"(looked for {string.Join(", ", candidates)}).");
    }

    // By default JavaScriptCore takes over the SIGSEGV handler, and the next NullReferenceException in C# ends the process. These options leave .NET's
    // handlers alone. They are read from libc's environment, which Environment.SetEnvironmentVariable does not change.
    private static void KeepSignalHandlers()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var (name, value) in Settings)
            _ = SetEnvironment(name, value, overwrite: 1);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == JavaScriptCoreApi.Library ? Handle.Value : 0;

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
