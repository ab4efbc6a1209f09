using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>A mini program's own server: it turns the code of <c>wx.login</c> into a user, and keeps the session key to itself.</summary>
/// <example>
/// <code>
/// var builder = WebApplication.CreateBuilder(args);
/// SampleMiniProgramBackend.AddServices(builder.Services, options);
/// var app = builder.Build();
/// SampleMiniProgramBackend.Map(app);
/// app.Run();
/// </code>
/// </example>
public static class SampleMiniProgramBackend
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Registers what the endpoints need.</summary>
    public static void AddServices(IServiceCollection services, MiniProgramBackendOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Tokens>();
        services.AddSingleton<Profiles>();
        services.AddSingleton<MerchantKey>();
        services.AddSingleton<AccessTokenCache>();
        services.AddHttpClient<CodeExchange>(client => client.Timeout = Patience).RemoveAllLoggers();
        services.AddHttpClient<AccessToken>(client => client.Timeout = Patience).RemoveAllLoggers();
        services.AddHttpClient<ContactExchange>(client => client.Timeout = Patience).RemoveAllLoggers();
        services.AddHttpClient<OrderMessages>(client => client.Timeout = Patience).RemoveAllLoggers();
        services.AddHttpClient<PayOrder>(client => client.Timeout = Patience).RemoveAllLoggers();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, BackendJson.Default));
    }

    /// <summary>Maps the endpoints. All are POST with JSON, and answer HTTP 200 with <c>code</c> 200 or a failure in the body.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/getUserInfo", GetUserInfo.Handle);
        app.MapPost("/whoAmI", WhoAmI.Handle);
        app.MapPost("/updateUserInfo", UpdateUserInfo.Handle);
        app.MapPost("/getUserPhone", GetUserContact.Phone);
        app.MapPost("/getUserPhoneDirect", GetUserContact.PhoneDirect);
        app.MapPost("/getUserEmailDirect", GetUserContact.EmailDirect);
        app.MapPost("/payOrderV3", PayOrder.Handle);
        app.MapPost("/sendOrderMessage", SendOrderMessage.Handle);
        app.MapFallback(static (HttpContext context) =>
            Answer.Failure(404, $"This backend has no {context.Request.Method} {context.Request.Path}.", 404));
    }
}
