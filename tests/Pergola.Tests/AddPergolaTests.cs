using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Platform;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests;

public sealed class AddPergolaTests
{
    [Fact]
    public void What_the_superapp_registers_is_used()
    {
        var services = new ServiceCollection();
        services.AddPergola(o => o.DataDirectory = "data").UseProxy<MyProxy>().UseMiniAppProxy<MyMiniAppProxy>().UseConsentPrompt<UiConsentPrompt>();
        using var provider = services.BuildServiceProvider();

        Assert.IsType<MyProxy>(provider.GetRequiredService<MiniOpenApiProxy>());
        Assert.IsType<MyMiniAppProxy>(provider.GetRequiredService<MiniAppProxy>());
        Assert.IsType<UiConsentPrompt>(provider.GetRequiredService<IConsentPrompt>());
        Assert.Equal("data", provider.GetRequiredService<PergolaOptions>().DataDirectory);
        Assert.Null(provider.GetService<IPlatformClient>());
        Assert.NotNull(provider.GetRequiredService<OpenApiDispatcher>());
        Assert.NotNull(provider.GetRequiredService<ConsentStore>());
    }

    [Fact]
    public void Adding_it_twice_changes_nothing_but_the_options()
    {
        var services = new ServiceCollection();
        services.AddPergola().UseProxy<MyProxy>();
        var count = services.Count(s => s.ServiceType == typeof(OpenApiDispatcher));
        services.AddPergola(o => o.ProxyTimeout = TimeSpan.FromSeconds(5));
        using var provider = services.BuildServiceProvider();

        Assert.Equal(1, count);
        Assert.Single(services, s => s.ServiceType == typeof(OpenApiDispatcher));
        Assert.IsType<MyProxy>(provider.GetRequiredService<MiniOpenApiProxy>());
        Assert.Equal(TimeSpan.FromSeconds(5), provider.GetRequiredService<PergolaOptions>().ProxyTimeout);
    }

    [Fact]
    public void Wrong_options_are_found_at_the_start_and_all_at_once()
    {
        var services = new ServiceCollection();
        services.AddPergola(o =>
        {
            o.DataDirectory = " ";
            o.ProxyTimeout = TimeSpan.Zero;
            o.MinimumApiLevel = (ApiLevel)9;
            o.MaxParamsBytes = 0;
            o.OpenApis.Add(ProbeApis.Everything([], "login"));
        }).UsePlatform(o => o.BaseAddress = new("ftp://platform.example.com"));
        using var provider = services.BuildServiceProvider();
        var error = Assert.ThrowsAny<Exception>(() => provider.GetRequiredService<IStartupValidator>().Validate()).ToString();

        foreach (var word in new[] { "DataDirectory", "ProxyTimeout", "MinimumApiLevel", "MaxParamsBytes", "wx.login is declared twice", "BaseAddress", "AppKey" })
        {
            Assert.Contains(word, error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2.1", "2.1.0")]
    [InlineData("2.1.0", "2.1.0")]
    [InlineData("2.1.0.7", "2.1.0")]
    public void An_SDK_version_has_three_parts(string given, string kept) =>
        Assert.Equal(Version.Parse(kept), new PergolaOptions { SdkVersion = Version.Parse(given) }.SdkVersion);

    [Fact]
    public void Methods_that_the_proxy_leaves_out_are_named_in_the_log()
    {
        var log = new RecordingLogger();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerProvider>(log);
        services.AddPergola(o => o.OpenApis.Add(ProbeApis.HostOnly((_, _) => Task.FromResult(new ProbeResult("x"))))).UseProxy<MyProxy>();
        using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<OpenApiDispatcher>();

        var line = Assert.Single(log.Lines, l => l.Text.Contains(nameof(MyProxy), StringComparison.Ordinal)).Text;
        var parts = line.Split(';', 3);
        Assert.Contains(" checkSession", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("login", parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("getUserInfo", parts[0], StringComparison.Ordinal);
        Assert.Contains("at every level getUserInfo", parts[1], StringComparison.Ordinal);
        Assert.Contains("v3 needs getAuthCode", line, StringComparison.Ordinal);
        Assert.DoesNotContain("probeHost", line, StringComparison.Ordinal);
    }

    private sealed class MyProxy : MiniOpenApiProxy
    {
        public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new LoginResult("code"));
    }

    private sealed class MyMiniAppProxy : MiniAppProxy;
}
