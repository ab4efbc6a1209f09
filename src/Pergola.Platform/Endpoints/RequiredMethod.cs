using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Pergola.Platform.Endpoints;

/// <summary>
/// The one HTTP method of an endpoint. Another one is answered in the endpoint's own shape (43001, 43002), because clients of this protocol
/// read errcodes and not HTTP statuses.
/// </summary>
internal sealed record RequiredMethod(string Method)
{
    /// <exception cref="PlatformException">The request has another method.</exception>
    public void Check(HttpRequest request)
    {
        if (!HttpMethods.Equals(request.Method, Method))
            throw new PlatformException(HttpMethods.IsGet(Method) ? PlatformError.GetRequired : PlatformError.PostRequired, $"{request.Method} was sent where {Method} is needed");
    }
}

/// <summary>Maps an endpoint of the protocol; <see cref="Refusals"/> checks the method.</summary>
internal static class RequiredMethodMapping
{
    public static void OnlyGet(this IEndpointRouteBuilder endpoints, string path, Delegate handler) =>
        endpoints.Map(path, handler).WithMetadata(new RequiredMethod(HttpMethods.Get));

    public static void OnlyPost(this IEndpointRouteBuilder endpoints, string path, Delegate handler) =>
        endpoints.Map(path, handler).WithMetadata(new RequiredMethod(HttpMethods.Post));
}
