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
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("Mini programs can run in processes of their own on 64-bit Linux only. Use AddJavaScriptCore() here.");
        if (Environment.GetEnvironmentVariable(MiniAppProcess.Marker) is not null)
            throw new InvalidOperationException("A process that was started for a mini program starts no others. Call MiniAppProcess.RunIfChild() at the start of Main, before anything else.");
        if (options.Command is null && !MiniAppProcess.IsPrepared)
            throw new InvalidOperationException("Mini programs are to run in processes of their own, but this host cannot be started as one: call MiniAppProcess.RunIfChild() as the first line of Main.");
        _pool = new ChildPool(options, new ChildLauncher(options, logger ?? NullLogger<IsolatedEngineFactory>.Instance));
    }

    /// <summary>Waits until a child can be started, so that a host which cannot isolate its mini programs says so when it starts.</summary>
    /// <exception cref="ScriptEngineUnavailableException">None can be started; the message says why.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => Task.Run(
        async () =>
        {
            await using var first = Create(new ScriptEngineOptions { Name = "isolation check" });
            await first.RunAsync(static context => context.Evaluate("1", "pergola:check")).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc />
    public IScriptEngine Create(ScriptEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new IsolatedEngine(options, _pool);
    }

    /// <summary>Ends the children that wait. Those that run a mini program end with it.</summary>
    public void Dispose() => _pool.Dispose();
}
