using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Operators;

/// <summary>The operators' service on a store of its own, without a server. Several on one folder are several nodes.</summary>
internal sealed class OperationsUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public OperationsUnderTest(string folder)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddPergolaPlatform(options => options.DataDirectory = folder);
        services = collection.BuildServiceProvider();
    }

    public static OperatorActor Ann { get; } = new("ann");

    public MovableTime Time { get; } = new();

    public PlatformOperations Operations => services.GetRequiredService<PlatformOperations>();

    public PlatformRegistry Registry => services.GetRequiredService<PlatformRegistry>();

    /// <summary>A superapp <c>app-1</c> with a mini program <c>mp1</c>.</summary>
    public async Task AddProgramAsync()
    {
        await Operations.SuperApps.AddAsync(new NewSuperApp { AppKey = "app-1", ServiceDomain = "https://superapp.test" }, Ann, CancellationToken.None);
        await Operations.MiniPrograms.AddAsync(new NewMiniProgram { AppId = "mp1", Name = "Shop" }, Ann, CancellationToken.None);
    }

    public async Task<IReadOnlyList<AuditDetails>> AuditAsync(string what) =>
        (await Operations.Audit.FindAsync(new AuditQuery(EventPrefix: what), new PageRequest(), CancellationToken.None)).Items;

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
