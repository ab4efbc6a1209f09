using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore.Isolation;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class IsolatedEngineFactoryTests
{
    // A child that says hello, then this, and waits.
    private const string Hello = "printf '\\005\\000\\000\\000\\001\\001\\000\\000\\000' >&0; ";

    [Fact]
    public void A_host_whose_Main_does_not_call_RunIfChild_is_told_to()
    {
        Assert.Contains("call MiniAppProcess.RunIfChild() as the first line of Main", IsolatedEngineFactory.WhyNot(new(), isPrepared: false, isChild: false)!, StringComparison.Ordinal);
        Assert.Null(IsolatedEngineFactory.WhyNot(new(), isPrepared: true, isChild: false));
        Assert.Null(IsolatedEngineFactory.WhyNot(new() { Command = ["/bin/true"] }, isPrepared: false, isChild: false));
    }

    [Fact]
    public void A_child_starts_no_children() =>
        Assert.Contains("starts no others", IsolatedEngineFactory.WhyNot(new(), isPrepared: true, isChild: true)!, StringComparison.Ordinal);

    [Fact]
    public async Task A_command_that_ends_at_once_is_told_with_what_it_said()
    {
        using var engines = Of("echo no such thing >&2; exit 3");
        var error = Assert.Throws<ScriptEngineUnavailableException>(() => engines.Create(new()));
        Assert.Contains("ended before it was ready: no such thing", error.Message, StringComparison.Ordinal);
        using var waiting = new IsolatedEngineFactory(new() { Command = ["/bin/false"], ReadyChildren = 1 });
        await Assert.ThrowsAsync<ScriptEngineUnavailableException>(() => waiting.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_command_that_never_says_hello_is_given_up()
    {
        using var engines = new IsolatedEngineFactory(new() { Command = ["/bin/sleep", "1000"], ReadyChildren = 0, StartLimit = TimeSpan.FromMilliseconds(1) });
        Assert.Contains("must call MiniAppProcess.RunIfChild() first", Assert.Throws<ScriptEngineUnavailableException>(() => engines.Create(new())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a message of a kind that does not exist", "\\001\\000\\000\\000\\377")]
    [InlineData("a hello again", "\\005\\000\\000\\000\\001\\001\\000\\000\\000")]
    [InlineData("a call of a function that is not there", "\\011\\000\\000\\000\\016\\000\\000\\000\\000\\000\\000\\000\\000")]
    [InlineData("a length beyond all bounds", "\\377\\377\\377\\177")]
    [InlineData("a value of no kind", "\\002\\000\\000\\000\\013\\011")]
    [InlineData("a timer twice", "\\016\\000\\000\\000\\021\\001\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\016\\000\\000\\000\\021\\001\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000\\000")]
    public void A_child_that_breaks_the_rules_of_its_channel_is_ended(string what, string bytes)
    {
        using var engines = Of($"{Hello} printf '{bytes}' >&0; sleep 1000");
        var error = Assert.Throws<ScriptException>(() => engines.Create(new())).Error;
        Assert.Equal(ScriptErrorKind.ProcessLost, error.Kind);
        Assert.True(error.Message.Contains("broke the rules of its channel", StringComparison.Ordinal), $"{what}: {error.Message}");
        Assert.Empty(engines.Children);
    }

    [Fact]
    public void A_child_of_another_version_is_not_taken()
    {
        using var engines = Of("printf '\\005\\000\\000\\000\\001\\143\\000\\000\\000' >&0; sleep 1000");
        Assert.Contains("of another version", Assert.Throws<ScriptEngineUnavailableException>(() => engines.Create(new())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unshare: unshare failed: Operation not permitted", "unshare: unshare failed: Operation not permitted")]
    [InlineData("mount: /mnt/proc: permission denied.\n       dmesg(1) may have more", "mount: /mnt/proc: permission denied.")]
    [InlineData("unshare: sigprocmask unblock failed: Invalid argument", null)]
    [InlineData("Unhandled exception. System.Exception: mount: not at the start", null)]
    [InlineData("", null)]
    public void What_the_sandbox_s_tools_say_is_told_from_what_the_host_says(string said, string? refusal) =>
        Assert.Equal(refusal, Sandbox.Refusal(said));

    [Fact]
    public void Without_namespaces_the_next_child_is_tried_only_where_that_is_allowed()
    {
        const string Refused = "unshare: unshare failed: Operation not permitted";
        var strict = new ChildLauncher(new() { Command = ["/bin/true"] }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        Assert.Contains("refuses the namespaces", strict.Explain(Refused)!.Message, StringComparison.Ordinal);
        var lax = new ChildLauncher(new() { Command = ["/bin/true"], AllowWithoutNamespaces = true }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        Assert.Null(lax.Explain(Refused));
        Assert.NotNull(lax.Explain(Refused));
    }

    [Fact]
    public void AddIsolatedJavaScriptCore_registers_the_factory_with_its_options()
    {
        var services = new ServiceCollection();
        services.AddIsolatedJavaScriptCore(options => options.ReadyChildren = 0);
        using var provider = services.BuildServiceProvider();
        Assert.IsType<IsolatedEngineFactory>(provider.GetRequiredService<IScriptEngineFactory>());
    }

    private static IsolatedEngineFactory Of(string script) => new(new() { Command = ["/bin/sh", "-c", script], ReadyChildren = 0 });
}
