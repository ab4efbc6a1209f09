using Microsoft.Extensions.DependencyInjection;
using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

/// <summary>How a superapp brings its proxies.</summary>
public static class Registration
{
    public static void Add(IServiceCollection services)
    {
        // sample: registration
        services.AddSingleton<SuperAppAccount>();
        services.AddPergola(options => options.SdkVersion = new(2, 2, 17))
            .UseProxy<MyOpenApiProxy>()
            .UseMiniAppProxy<MyMiniAppProxy>()
            .UseConsentPrompt<UiConsentPrompt>();
        // end
    }

    public static void AddCustom(PergolaOptions options)
    {
        // sample: custom-api
        options.OpenApis.Add(SuperAppApi.Create("getCoupons", (call, cancellationToken) =>
        {
            if (!call.Params.TryGetProperty("shop", out var shop)) throw SuperAppApi.Fail("which shop?", 404);
            return Task.FromResult(SuperAppApi.Ok(new() { ["shop"] = shop.GetString(), ["user"] = call.Context.Account }));
        }));
        // end
    }
}
