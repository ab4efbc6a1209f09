using Microsoft.Extensions.DependencyInjection;
using Pergola.JavaScriptCore.Isolation;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;

namespace Pergola.Tests.Hostile;

/// <summary>A host whose mini programs run in child processes, each in its own. What becomes of one of them is no other's business.</summary>
public class IsolatedHost : HostileHost
{
    private const string Refused = "This system refuses the namespaces";

    public override bool IsWatchedFromOutside => true;

    private IsolatedEngineFactory Engines => (IsolatedEngineFactory)Services.GetRequiredService<IScriptEngineFactory>();

    public override void Inspect(HostileRun run, bool? isStopped)
    {
        Assert.NotEqual(0, Quiet.Process);
        Assert.Equal(Quiet.Process, ProcessOf(Quiet.App));
        Assert.NotEqual(Quiet.Process, run.Process);
        if (isStopped == false)
        {
            Assert.NotEqual(0, run.Process);
            Assert.Equal(run.Process, ProcessOf(run.App));
        }
        else if (isStopped == true)
        {
            InspectEnd(run);
        }
    }

    /// <summary>Nothing of its process is left, and nothing of its worker's.</summary>
    public override void InspectEnd(HostileRun run)
    {
        Assert.DoesNotContain(Engines.Children, child => child.Name.StartsWith(run.App.Context.App.AppId, StringComparison.Ordinal));
        Assert.False(run.Process != 0 && Directory.Exists($"/proc/{run.Process}"), $"The process {run.Process} is still there.");
    }

    protected override void AddEngine(IServiceCollection services) => services.AddIsolatedJavaScriptCore(Configure);

    protected virtual void Configure(IsolationOptions options)
    {
    }

    /// <summary>Only what the system refuses; a child that does not start for another reason is a fault.</summary>
    protected override async Task<string?> RefusalAsync()
    {
        if (!OperatingSystem.IsLinux())
            return "Mini programs run in processes of their own on Linux only.";
        try
        {
            await Engines.StartAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (ScriptEngineUnavailableException refused) when (refused.Message.StartsWith(Refused, StringComparison.Ordinal))
        {
            return refused.Message;
        }
    }

    protected override int ProcessOf(MiniApp app) => Engines.Children.SingleOrDefault(child => child.Name == app.Context.App.AppId)?.ProcessId ?? 0;
}

/// <summary>For programs that do not come to an end: they are stopped sooner.</summary>
public sealed class ImpatientIsolatedHost : IsolatedHost
{
    protected override TimeSpan TurnTime => ImpatientHost.Patience;
}
