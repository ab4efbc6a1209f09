using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Limits;

namespace Pergola.Platform.Endpoints;

/// <summary>An endpoint for the SDK.</summary>
internal interface ISdkEndpoint
{
    Task<IResult> HandleAsync(HttpContext http);
}

/// <summary>An endpoint for mini program backends, in both shapes.</summary>
internal interface IBackendEndpoint
{
    Task<IResult> HandleAsync(HttpContext http, WireShape shape);
}

/// <summary>
/// What the map says of an endpoint beside its path. <see cref="Refusals"/> looks at it: another method is answered in the endpoint's own
/// shape (43001, 43002), because clients of this protocol read errcodes and not HTTP statuses.
/// </summary>
/// <remarks><c>FinishesWork</c>: it finishes what others have begun (a code's redemption, a logout): under overload it goes before new work.</remarks>
internal sealed record EndpointTraits(string Method, bool FinishesWork)
{
    public static EndpointTraits? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<EndpointTraits>();

    /// <exception cref="PlatformException">The request has another method.</exception>
    public void Check(HttpRequest request)
    {
        // The method that was sent is not repeated: it is any text of the caller's.
        if (!HttpMethods.Equals(request.Method, Method))
            throw new PlatformException(HttpMethods.IsGet(Method) ? PlatformError.GetRequired : PlatformError.PostRequired, $"another method was sent where {Method} is needed");
    }
}

/// <summary>Maps endpoints without the framework's binding of parameters: each reads its own request.</summary>
internal static class EndpointMapping
{
    public static void Sdk<TEndpoint>(this IEndpointRouteBuilder endpoints, string path, bool finishesWork = false)
        where TEndpoint : ISdkEndpoint
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<TEndpoint>();
        endpoints.Map(path, async http => await AnswerAsync(http, await endpoint.HandleAsync(http))).WithMetadata(new EndpointTraits(HttpMethods.Post, finishesWork));
    }

    /// <summary>Under both prefixes.</summary>
    public static void Backend<TEndpoint>(this IEndpointRouteBuilder endpoints, string method, string path, bool finishesWork = false)
        where TEndpoint : IBackendEndpoint
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<TEndpoint>();
        Add(path, WireShape.WeChat);
        Add("/openserver" + path, WireShape.Sas);

        void Add(string full, WireShape shape) =>
            endpoints.Map(full, async http => await AnswerAsync(http, await endpoint.HandleAsync(http, shape))).WithMetadata(new EndpointTraits(method, finishesWork));
    }

    /// <summary>Codes, tokens and session keys are in the answers: no cache on the way may keep them.</summary>
    private static Task AnswerAsync(HttpContext http, IResult answer)
    {
        http.Response.Headers.CacheControl = "no-store";
        return answer.ExecuteAsync(http);
    }
}
