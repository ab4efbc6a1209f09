using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Makes script engines on JavaScriptCore whose scripts run in child processes: one for each engine. Linux only.</summary>
public sealed class IsolatedEngineFactory : IScriptEngineFactory, IDisposable
{
    private readonly ChildPool _pool;

    /// <summary>Prepares the children; the first is started when the first engine is made, or by <see cref="StartAsync"/>.</summary>
    /// <param name="options">How they are started and held; null for the defaults.</param>
    /// <param name="logger">Told when the sandbox is weaker than it should be.</param>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on 64 bits.</exception>
    /// <exception cref="InvalidOperationException">The host's <c>Main</c> does not call <see cref="MiniAppProcess.RunIfChild"/>, or this is a child itself.</exception>
    public IsolatedEngineFactory(IsolationOptions? options = null, ILogger<IsolatedEngineFactory>? logger = null)
    {
        options ??= new IsolationOptions();
        if (WhyNot(options, MiniAppProcess.IsPrepared, Environment.GetEnvironmentVariable(MiniAppProcess.Marker) is not null) is { } reason)
            throw new InvalidOperationException(reason);
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("Mini programs can run in processes of their own on 64-bit Linux only. Use AddJavaScriptCore() here.");
        _pool = new ChildPool(options, new ChildLauncher(options, logger ?? NullLogger<IsolatedEngineFactory>.Instance));
    }

    /// <summary>The processes that serve an engine now.</summary>
    public IReadOnlyList<MiniAppChild> Children => _pool.Serving();

    /// <summary>Waits until <see cref="IsolationOptions.ReadyChildren"/> wait, so that a host which cannot isolate its mini programs says so when it starts.</summary>
    /// <exception cref="ScriptEngineUnavailableException">None can be started; the message says why.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.Run(_pool.WaitUntilReady, cancellationToken);

    /// <inheritdoc />
    public IScriptEngine Create(ScriptEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new IsolatedEngine(options, _pool);
    }

    /// <summary>Ends the children that wait. Those that run a mini program end with it.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>Why this process cannot start children, or null.</summary>
    internal static string? WhyNot(IsolationOptions options, bool isPrepared, bool isChild)
    {
        if (isChild)
            return "A process that was started for a mini program starts no others. Call MiniAppProcess.RunIfChild() at the start of Main, before anything else.";
        return isPrepared || options.Command is not null
            ? null
            : "Mini programs are to run in processes of their own, but this host cannot be started as one: call MiniAppProcess.RunIfChild() as the first line of Main.";
    }
}

/// <summary>A process in which a mini program's code runs.</summary>
/// <param name="Name">The engine's name: the mini program's appid, or <c>ready</c> for one that waits for its program.</param>
/// <param name="ProcessId">The process, as the host's system numbers it; 0 when it has just ended.</param>
public sealed record MiniAppChild(string Name, int ProcessId);
