using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Reliability.Nodes;

/// <summary>Two nodes on one machine may share a file; the rules are the same.</summary>
public sealed class SqliteNodeTests : TwoNodeContract
{
    private readonly TemporaryFolder folder = new();

    internal override Task<PlatformUnderTest> StartNodeAsync() => PlatformUnderTest.StartAsync(folder.Path);

    internal override ValueTask StopStoreAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
