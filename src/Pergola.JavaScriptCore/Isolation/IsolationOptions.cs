namespace Pergola.JavaScriptCore.Isolation;

/// <summary>How the child processes of mini programs are started and held. The limits of the engine itself hold beside these.</summary>
public sealed class IsolationOptions
{
    /// <summary>How many children wait, started, for the next mini program, so that a launch waits for none. Default 2; 0 starts each when it is asked for.</summary>
    public int ReadyChildren { get; set; } = 2;

    /// <summary>How much memory a child may have beyond the engine's heap limit, in bytes, libraries not counted. Default 128 MB.</summary>
    public long MemoryBeyondHeap { get; set; } = 128L << 20;

    /// <summary>How much processor time a child may use in one <see cref="CpuWindow"/>. Default 45 seconds of each minute.</summary>
    public TimeSpan CpuTime { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Over how long processor time is counted. Default one minute.</summary>
    public TimeSpan CpuWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a child may take to start. Default 30 seconds.</summary>
    public TimeSpan StartLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether to go on where the system refuses namespaces. Children then see the host's files, read-only, and its processes; network,
    /// writing and new processes stay refused. Default false: no mini program starts, and the error says what was refused.
    /// </summary>
    public bool AllowWithoutNamespaces { get; set; }

    /// <summary>
    /// The command that starts a child, the program first, for a host whose <c>Main</c> cannot be changed: it must call
    /// <see cref="MiniAppProcess.RunIfChild"/>. Default null: this host again.
    /// </summary>
    public IReadOnlyList<string>? Command { get; set; }
}
