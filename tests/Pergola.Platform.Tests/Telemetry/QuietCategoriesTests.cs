using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Telemetry;

public sealed class QuietCategoriesTests
{
    public static TheoryData<string> Categories =>
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.Server.Kestrel.Core.Internal.LoggingConnectionMiddleware",
    ];

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_configuration_cannot_turn_request_lines_on(string category)
    {
        Assert.True(IsEnabled(category, LogLevel.Information, withPlatform: false));
        Assert.False(IsEnabled(category, LogLevel.Information, withPlatform: true));
        Assert.True(IsEnabled(category, LogLevel.Warning, withPlatform: true));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Hosting")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel")]
    [InlineData("Pergola.Platform.Endpoints.Refusals")]
    public void Other_categories_are_as_configured(string category) => Assert.True(IsEnabled(category, LogLevel.Trace, withPlatform: true));

    private static bool IsEnabled(string category, LogLevel level, bool withPlatform)
    {
        var settings = new Dictionary<string, string?>
        {
            ["LogLevel:Default"] = "Trace",
            [$"LogLevel:{category}"] = "Trace",
            ["Lines:LogLevel:Default"] = "Trace",
            [$"Lines:LogLevel:{category}"] = "Trace",
            ["Lines:LogLevel:Microsoft.*"] = "Trace",
            [$"Lines:LogLevel:{category[..^1]}*"] = "Trace",
        };
        var services = new ServiceCollection();
        if (withPlatform)
            services.AddPergolaPlatform();
        services.AddLogging(logging => logging.AddConfiguration(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        services.AddSingleton<ILoggerProvider, Lines>();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
    }

    [ProviderAlias("Lines")]
    private sealed class Lines : ILoggerProvider
    {
        private readonly LogLines lines = new();

        public ILogger CreateLogger(string categoryName) => lines;

        public void Dispose() => lines.Dispose();
    }
}
