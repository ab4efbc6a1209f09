using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Tests.Runtime.Logic;

public sealed class LogicStarterTests : IAsyncDisposable
{
    private readonly CountingEngines _engines = new();
    private readonly ManualClock _clock = new();
    private readonly TempFolder _program = LittleProgram.Of("Page({ onLoad() { console.log('opened') } })");
    private readonly TempFolder _data = new();
    private readonly List<ServiceProvider> _services = [];

    [Fact]
    public async Task The_first_program_waits_for_its_engine_and_the_next_finds_one_ready()
    {
        var host = Host();
        await using var first = await StartAsync(host, "mp0000000000000a");
        Assert.Equal(["mp0000000000000a"], _engines.Names);

        await host.PrepareAsync();
        Assert.Equal(["mp0000000000000a", "ready"], _engines.Names);

        var log = new RunLog();
        await using var second = await StartAsync(host, "mp0000000000000b", log);
        Assert.Equal(["mp0000000000000a", "mp0000000000000b"], _engines.Names);
        Assert.Equal(["opened"], log.Console.Select(static line => line.Text));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task An_engine_is_made_ready_after_a_launch_unless_the_superapp_does_not_want_it(bool wanted, int engines)
    {
        var host = Host(options => options.PreparesNext = wanted);
        await using var app = await StartAsync(host, "mp0000000000000a");
        Assert.Single(_engines.Made);

        _clock.Advance(TimeSpan.FromSeconds(1));

        // The host ends what it is making ready when that is made: from then on nothing can come.
        await host.DisposeAsync();
        Assert.Equal(engines, _engines.Made.Count);
    }

    [Fact]
    public async Task A_superapp_can_have_the_first_engine_made_ready()
    {
        var host = Host();
        await host.PrepareAsync();
        await host.PrepareAsync();
        Assert.Equal(["ready"], _engines.Names);

        await using var app = await StartAsync(host, "mp0000000000000a");

        Assert.Equal(["mp0000000000000a"], _engines.Names);
    }

    [Fact]
    public async Task An_engine_that_was_made_under_other_limits_serves_nobody()
    {
        PergolaOptions? options = null;
        var host = Host(given => options = given);
        await host.PrepareAsync();
        options!.Limits = new() { TurnTime = TimeSpan.FromSeconds(1) };

        await using var app = await StartAsync(host, "mp0000000000000a");

        Assert.Equal(["ready", "mp0000000000000a"], _engines.Names);
        Assert.True(_engines.Made[0].Completion.IsCompleted);
    }

    [Fact]
    public async Task An_engine_that_has_ended_while_it_waited_serves_nobody()
    {
        var host = Host();
        await host.PrepareAsync();
        await _engines.Made[0].DisposeAsync();

        await using var app = await StartAsync(host, "mp0000000000000a");

        Assert.Equal(["ready", "mp0000000000000a"], _engines.Names);
    }

    [Fact]
    public async Task Why_no_engine_can_be_made_is_told_to_whoever_starts_a_program()
    {
        var host = Host();
        _engines.Refusal = "There is no engine here.";
        await host.PrepareAsync();

        var refused = await Assert.ThrowsAsync<ScriptEngineUnavailableException>(() => StartAsync(host, "mp0000000000000a"));

        Assert.Equal("There is no engine here.", refused.Message);
    }

    [Fact]
    public async Task The_engine_that_is_ready_ends_with_the_host()
    {
        var host = Host();
        await host.PrepareAsync();

        await host.DisposeAsync();
        await host.PrepareAsync();

        Assert.True(Assert.Single(_engines.Made).Completion.IsCompleted);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _services)
            await provider.DisposeAsync();
        _program.Dispose();
        _data.Dispose();
    }

    private MiniAppHost Host(Action<PergolaOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<IScriptEngineFactory>(_engines);
        services.AddPergola(options =>
        {
            options.DataDirectory = _data.Path;
            configure?.Invoke(options);
        });
        var provider = services.BuildServiceProvider();
        _services.Add(provider);
        return provider.GetRequiredService<MiniAppHost>();
    }

    private Task<MiniApp> StartAsync(MiniAppHost host, string appId, RunLog? log = null) => host.StartMiniAppAsync(
        new() { App = new(appId, "test"), Package = MiniAppPackage.Open(_program.Path), Observer = log },
        TestContext.Current.CancellationToken);

    /// <summary>Real engines for programs; the compiler's is not counted.</summary>
    private sealed class CountingEngines : IScriptEngineFactory
    {
        private readonly JavaScriptCoreEngineFactory _factory = new();

        public List<IScriptEngine> Made { get; } = [];

        public string? Refusal { get; set; }

        public IEnumerable<string> Names => Made.Select(static engine => engine.Name);

        public IScriptEngine Create(ScriptEngineOptions options)
        {
            if (Refusal is not null)
                throw new ScriptEngineUnavailableException(Refusal);
            var engine = _factory.Create(options);
            if (!options.Name.EndsWith("compiler", StringComparison.Ordinal))
                Made.Add(engine);
            return engine;
        }
    }
}
