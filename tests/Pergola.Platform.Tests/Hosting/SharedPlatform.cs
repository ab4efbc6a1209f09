namespace Pergola.Platform.Tests.Hosting;

/// <summary>One platform for the theories of a class that only ask and are refused.</summary>
public sealed class SharedPlatform : IAsyncLifetime
{
    internal PlatformUnderTest Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Platform = await PlatformUnderTest.StartAsync(
        trustBareUids: true,
        // Its users send wrong secrets by the hundred, from one address.
        configure: options => options.Limits.WrongTriesPerMinute = 0);

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
