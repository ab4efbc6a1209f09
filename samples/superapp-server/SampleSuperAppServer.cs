using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.Samples.SuperAppServer.Messages;
using Pergola.Samples.SuperAppServer.Orders;
using Pergola.Samples.SuperAppServer.Pictures;
using Pergola.SuperApp;

namespace Pergola.Samples.SuperAppServer;

/// <summary>The sample superapp's own server: the kit for v2 and v3, its own codes for v1, and the sign-in of its client.</summary>
/// <example>
/// <code>
/// var builder = WebApplication.CreateBuilder(args);
/// SampleSuperAppServer.AddServices(builder.Services, options);
/// var app = builder.Build();
/// SampleSuperAppServer.Map(app);
/// app.Run();
/// </code>
/// </example>
public static class SampleSuperAppServer
{
    /// <summary>Registers what the endpoints need.</summary>
    public static void AddServices(IServiceCollection services, SampleSuperAppServerOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new SignIns(s.GetRequiredService<TimeProvider>(), options.Users));
        services.AddSingleton<LoginCodes>();
        services.AddSingleton<ContactCodes>();
        services.AddSingleton<Avatars>();
        services.AddSingleton<OrderBook>();
        services.AddSingleton<IMessageChannel, SampleMessageChannel>();
        services.AddSuperAppServer<SampleUserDirectory>(kit =>
        {
            kit.AppKey = options.AppKey;
            kit.AppSecret = options.AppSecret;
            kit.SecretKey = options.SecretKey;
            kit.PlatformPublicKeyPem = options.PlatformPublicKeyPem;
        });
    }

    /// <summary>Maps the endpoints: the kit's, the client's, those for mini program backends at v1, and the avatars.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapSuperAppServer();
        ClientEndpoints.Map(app);
        OrderEndpoints.Map(app);
        app.MapPost("/code2session", CodeToSession.Handle);
        app.MapPost("/code2phone", ContactCodes.Redeem(ContactCodes.Phone));
        app.MapPost("/code2email", ContactCodes.Redeem(ContactCodes.Email));
        app.MapGet("/avatars/{name}/{side:int}", AvatarEndpoint.Handle);
    }
}
