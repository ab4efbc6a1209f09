using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Codes;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Telemetry;

/// <summary>Not beside other tests, because some of them listen to every span of the process.</summary>
[Collection(Alone)]
public sealed class QuietTelemetryTests
{
    public const string Alone = "alone";

    [Fact]
    public void Nothing_is_allocated_where_nobody_listens()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var telemetry = new PlatformTelemetry(services.GetRequiredService<IMeterFactory>(), new MovableTime());
        var http = new DefaultHttpContext();
        Use();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Use();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Use()
        {
            using var endpoint = telemetry.Endpoint(http);
            using var commit = telemetry.StoreCommit("sqlite", 3);
            telemetry.CodeIssued(CodeKind.Login, CodeLevel.V2);
            telemetry.Redeemed(CodeKind.Login, refusal: null);
            telemetry.Redeemed(CodeKind.Login, Refusal.Used);
            telemetry.SessionStarted();
        }
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneDefinition;
}
