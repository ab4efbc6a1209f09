using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>One Chromium of the distribution for all end-to-end tests. Debian's chromium as root needs --no-sandbox.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>End-to-end tests share the browser and run one after the other: each is four servers and a browser page.</summary>
[CollectionDefinition("end to end", DisableParallelization = true)]
public sealed class EndToEndCollection : ICollectionFixture<Chromium>;
