using System.Reflection;
using System.Runtime.InteropServices;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Native;

/// <summary>Finds JavaScriptCore on this machine, and prepares the process for it.</summary>
internal static unsafe partial class JavaScriptCoreLibrary
{
    /// <summary>The <c>DeleteAllCodeEffort</c> that leaves a collection alone that runs.</summary>
    public const byte IfNotCollecting = 1;

    private static readonly Lazy<nint> Handle = new(static () => Open(Candidates()));

    /// <summary>
    /// <c>JSC::VM::drainMicrotasks()</c>; a context group is a VM. Not in the C API, but exported by the Linux libraries. Without
    /// it the microtasks run when the lock is released, and a chain of them that makes no garbage is not stopped.
    /// </summary>
    public static delegate* unmanaged[Cdecl]<nint, void> DrainMicrotasks { get; private set; }

    /// <summary><c>JSC::VM::deleteAllCode(DeleteAllCodeEffort)</c>; null where it is not exported.</summary>
    public static delegate* unmanaged[Cdecl]<nint, byte, void> DeleteAllCode { get; private set; }

    /// <summary><c>WTF::releaseFastMallocFreeMemory()</c>; null where it is not exported.</summary>
    public static delegate* unmanaged[Cdecl]<void> ReleaseFreeMemory { get; private set; }

    /// <summary>Loads the library once; safe to call often and from any thread.</summary>
    /// <exception cref="ScriptEngineUnavailableException">It is not installed.</exception>
    public static void Load() => _ = Handle.Value;

    /// <summary>The names by which the system may know the library, the preferred one first.</summary>
    internal static string[] Candidates() => OperatingSystem.IsLinux()
        ? ["libjavascriptcoregtk-4.1.so.0", "libjavascriptcoregtk-6.0.so.1"]
        : ["/System/Library/Frameworks/JavaScriptCore.framework/JavaScriptCore"];

    /// <summary>Loads the first library that is there.</summary>
    internal static nint Find(IReadOnlyList<string> candidates)
    {
        foreach (var name in candidates)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
                return handle;
        }

        throw new ScriptEngineUnavailableException(
            $"The script engine JavaScriptCore is missing: none of {string.Join(", ", candidates)} could be loaded. "
            + "Install it with: apt-get install libjavascriptcoregtk-4.1-0");
    }

    private static nint Open(string[] candidates)
    {
        var handle = Find(candidates);
        DrainMicrotasks = FindDrain(handle);
        NativeLibrary.TryGetExport(handle, "_ZN3JSC2VM13deleteAllCodeENS_19DeleteAllCodeEffortE", out var deleteAllCode);
        NativeLibrary.TryGetExport(handle, "_ZN3WTF27releaseFastMallocFreeMemoryEv", out var releaseFreeMemory);
        DeleteAllCode = (delegate* unmanaged[Cdecl]<nint, byte, void>)deleteAllCode;
        ReleaseFreeMemory = (delegate* unmanaged[Cdecl]<void>)releaseFreeMemory;
        SetOptions();
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name == JavaScriptCoreApi.Library ? handle : 0);
        return handle;
    }

    /// <summary>On Linux a build without the function is refused: the time limit would have a hole.</summary>
    private static delegate* unmanaged[Cdecl]<nint, void> FindDrain(nint handle)
    {
        if (NativeLibrary.TryGetExport(handle, "_ZN3JSC2VM15drainMicrotasksEv", out var function) || !OperatingSystem.IsLinux())
            return (delegate* unmanaged[Cdecl]<nint, void>)function;
        throw new ScriptEngineUnavailableException(
            "This build of JavaScriptCore does not export JSC::VM::drainMicrotasks, which the time limit needs. "
            + "Install the distribution's own build with: apt-get install libjavascriptcoregtk-4.1-0");
    }

    /// <summary>
    /// JavaScriptCore would take over SIGSEGV, and the next managed NullReferenceException would abort the process. The engine reads its
    /// options with getenv, which does not see what <see cref="Environment.SetEnvironmentVariable(string, string)"/> sets.
    /// </summary>
    private static void SetOptions()
    {
        _ = SetEnvironment("JSC_usePollingTraps", "1", 1);
        _ = SetEnvironment("JSC_useWasmFaultSignalHandler", "0", 1);
        _ = SetEnvironment("JSC_useWasmFastMemory", "0", 1);

        // The best compilers are the dearest: they took half of the time of what runs for a second, such as the compiler of mini programs, and paid for none of it.
        // What runs longer still gets them (docs/performance.md). The engine's own numbers are 100,000 and 50,000.
        _ = SetEnvironment("JSC_thresholdForFTLOptimizeAfterWarmUp", "500000", 1);
        _ = SetEnvironment("JSC_thresholdForOMGOptimizeAfterWarmUp", "5000000", 1);

        // The rest of the thread's 4 MB is for C# that scripts call at the bottom of a deep recursion.
        _ = SetEnvironment("JSC_maxPerThreadStackUsage", "3145728", 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
