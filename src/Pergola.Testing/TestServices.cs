using Microsoft.Extensions.DependencyInjection;
using Pergola.MiniApps.Network;

namespace Pergola.Testing;

/// <summary>The SDK as a superapp sets it up, with what a test scripts in place of the world.</summary>
internal static class TestServices
{
    public static ServiceProvider Make(TestMiniAppOptions options, string data)
    {
        var services = new ServiceCollection();
        if (options.Time is not null)
            services.AddSingleton(options.Time);
        if (options.Network is { } network)
            services.AddSingleton<NetworkTransport>(network.SendAsync);
        if (options.Engines is { } engines)
            services.AddSingleton(engines);
        services.AddJavaScriptCore();
        var builder = services.AddPergola(pergola =>
        {
            pergola.DataDirectory = data;
            options.Configure?.Invoke(pergola);
        }).UseConsentPrompt<Consent.UiConsentPrompt>();
        if (options.User is { } user)
        {
            services.AddSingleton(user);
            services.AddSingleton(new TestLevel(options.Level));
            builder.UseProxy<TestSuperApp>().UseMiniAppProxy<TestUserProxy>();
        }

        options.Build?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}
