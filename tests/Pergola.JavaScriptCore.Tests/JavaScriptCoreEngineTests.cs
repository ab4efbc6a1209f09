using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests;

public sealed class JavaScriptCoreEngineTests() : EngineContract(new JavaScriptCoreEngineFactory())
{
    [Fact]
    public void A_missing_library_is_named_with_the_command_that_installs_it()
    {
        var error = Assert.Throws<ScriptEngineUnavailableException>(() => JavaScriptCoreLibrary.Find(["libnowhere.so.1"]));
        Assert.Contains("libnowhere.so.1", error.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libjavascriptcoregtk-4.1-0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddJavaScriptCore_registers_the_factory()
    {
        var services = new ServiceCollection();
        services.AddJavaScriptCore();
        Assert.Equal(typeof(JavaScriptCoreEngineFactory), Assert.Single(services).ImplementationType);
    }
}

public sealed class JavaScriptCoreTimerTests() : TimerContract(new JavaScriptCoreEngineFactory());

public sealed class JavaScriptCoreLimitTests() : LimitContract(new JavaScriptCoreEngineFactory())
{
    [Fact]
    public async Task Two_hundred_and_fifty_engines_live_together()
    {
        var engines = Enumerable.Range(0, 250).Select(_ => New()).ToArray();
        var answers = await Task.WhenAll(engines.Select((engine, i) => engine.Run($"{i} * 2")));
        Assert.Equal(Enumerable.Range(0, 250).Select(i => i * 2d), answers.Select(answer => answer.AsNumber()));
        foreach (var engine in engines)
            await engine.DisposeAsync();
    }

    [Fact]
    public async Task A_thousand_rounds_do_not_grow_memory()
    {
        await Rounds(200);
        // Other tests of this process have memory of their own meanwhile; what leaks grows in each stretch.
        var growth = long.MaxValue;
        for (var stretch = 0; stretch < 3; stretch++)
        {
            var before = Environment.WorkingSet;
            await Rounds(400);
            growth = Math.Min(growth, Environment.WorkingSet - before);
        }

        Assert.InRange(growth, long.MinValue, 40L << 20);
    }

    private static EngineUnderTest New() => new(new JavaScriptCoreEngineFactory());

    private static async Task Rounds(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var engine = New();
            await engine.Define("host", _ => ScriptValue.From("x"));
            await engine.Run("setTimeout(() => 0, 1e6); const all = []; for (let i = 0; i < 1000; i++) all.push({ i, t: host() }); Promise.resolve().then(() => 0)");
        }

        GC.Collect();
    }
}
