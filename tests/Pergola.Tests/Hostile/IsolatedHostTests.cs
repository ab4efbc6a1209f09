using Pergola.JavaScriptCore.Isolation;
using Pergola.Runtime.Scripting;

namespace Pergola.Tests.Hostile;

/// <summary>When the hostile programs are not run over the isolated engine, and when that is a fault.</summary>
public sealed class IsolatedHostTests
{
    [Fact]
    public async Task A_machine_that_refuses_namespaces_skips_and_says_what_was_refused()
    {
        await using var host = new HostOf("echo 'unshare: unshare failed: Operation not permitted' >&2; exit 1");
        await host.InitializeAsync();
        Assert.Contains("unshare failed", host.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_does_not_start_for_another_reason_is_a_fault()
    {
        await using var host = new HostOf("echo 'something broke' >&2; exit 1");
        var failure = await Record.ExceptionAsync(() => host.InitializeAsync().AsTask());
        Assert.SkipWhen(host.Refusal is not null, host.Refusal ?? "");
        Assert.Contains("something broke", Assert.IsType<ScriptEngineUnavailableException>(failure).Message, StringComparison.Ordinal);
    }

    private sealed class HostOf(string script) : IsolatedHost
    {
        protected override void Configure(IsolationOptions options) => options.Command = ["/bin/sh", "-c", script];
    }
}
