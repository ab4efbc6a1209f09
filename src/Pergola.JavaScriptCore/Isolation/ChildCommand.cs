using System.Collections;
using System.Reflection;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>What a child is started with: the host's own program, and an environment that holds nothing of the host's.</summary>
internal static class ChildCommand
{
    // What the loader and the clock need to work as they do in the host. No other variable passes.
    private static readonly string[] Kept = ["LD_LIBRARY_PATH", "TZ"];

    // One thread runs scripts and little else: no second garbage collector thread, no files to attach to, no reserve of memory for growth.
    private static readonly string[] Tuning =
    [
        "DOTNET_EnableDiagnostics=0",
        "DOTNET_gcConcurrent=0",
        "DOTNET_gcServer=0",
        "DOTNET_GCHeapHardLimit=0x18000000",
        "DOTNET_EnableWriteXorExecute=0",
        "DOTNET_TieredPGO=0",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1",
        "LANG=C.UTF-8",
    ];

    /// <summary>The host again: its executable, or <c>dotnet</c> with its assembly.</summary>
    /// <exception cref="Runtime.Scripting.ScriptEngineUnavailableException">It cannot be found.</exception>
    public static IReadOnlyList<string> Host()
    {
        var program = Environment.ProcessPath
            ?? throw new Runtime.Scripting.ScriptEngineUnavailableException("The host's own program file is unknown. Set IsolationOptions.Command to a command that calls MiniAppProcess.RunIfChild().");
        return Path.GetFileNameWithoutExtension(program) == "dotnet" && Assembly.GetEntryAssembly() is { } entry
            ? [program, Path.Combine(AppContext.BaseDirectory, entry.GetName().Name + ".dll")]
            : [program];
    }

    public static IReadOnlyList<string> Variables() =>
    [
        .. SandboxFiles.DotNetRoot() is { } root ? [$"DOTNET_ROOT={root}"] : Array.Empty<string>(),
        $"{MiniAppProcess.Marker}=1",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        .. Tuning,
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Where(static e => Kept.Contains((string)e.Key, StringComparer.Ordinal)).Select(static e => $"{e.Key}={e.Value}"),
    ];
}
