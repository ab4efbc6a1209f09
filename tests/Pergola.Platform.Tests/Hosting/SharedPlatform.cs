namespace Pergola.Platform.Tests.Hosting;

/// <summary>One platform for the theories of a class that only ask and are refused.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    internal PlatformUnderTest Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Platform = await PlatformUnderTest.StartAsync(
        trustBareUids: true,
        // Its users log in and send wrong secrets by the hundred, in one moment of a clock that stands.
        configure: options => options.Limits.Off());

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
