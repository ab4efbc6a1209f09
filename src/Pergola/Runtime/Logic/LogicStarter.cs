using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic;

/// <summary>Starts the logic of mini programs, and keeps an engine ready in which the boot script has run: it is the same for all of them.</summary>
/// <param name="engines">Makes the engines.</param>
/// <param name="limits">The limits that an engine of now has.</param>
internal sealed class LogicStarter(IScriptEngineFactory engines, Func<ScriptEngineOptions> limits) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task<LogicInstance?>? _ready;
    private bool _disposed;

    /// <summary>An engine in which the boot script has run, and which serves this program.</summary>
    public async Task<LogicInstance> StartAsync(ScriptEngineOptions options, ILogicHost host)
    {
        var plain = limits();
        var logic = await TakeAsync(plain).ConfigureAwait(false) ?? await LogicInstance.StartAsync(engines, plain).ConfigureAwait(false);
        logic.Serve(options, host);
        return logic;
    }

    /// <summary>Makes one ready, unless one is.</summary>
    public Task PrepareAsync()
    {
        lock (_gate)
            return _disposed ? Task.CompletedTask : _ready ??= Task.Run(TryStartAsync);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
            _disposed = true;
        if (await Taken().ConfigureAwait(false) is { } unused)
            await unused.DisposeAsync().ConfigureAwait(false);
    }

    // One that was made under other limits, or has ended meanwhile, serves nobody.
    private async Task<LogicInstance?> TakeAsync(ScriptEngineOptions plain)
    {
        if (await Taken().ConfigureAwait(false) is not { } ready)
            return null;
        if (ready.CanServe(plain))
            return ready;
        await ready.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    private Task<LogicInstance?> Taken()
    {
        lock (_gate)
        {
            var ready = _ready ?? Task.FromResult<LogicInstance?>(null);
            _ready = null;
            return ready;
        }
    }

    // Why none can be made is told to whoever starts a program.
    private async Task<LogicInstance?> TryStartAsync()
    {
        try
        {
            return await LogicInstance.StartAsync(engines, limits()).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ScriptEngineUnavailableException or ScriptException or ObjectDisposedException)
        {
            return null;
        }
    }
}
