using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp;
using Pergola.SuperApp.Endpoints;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The superapp server's endpoints: this is the table of contents.</summary>
public static class SuperAppServerEndpoints
{
    /// <summary>Maps every endpoint of the kit, below the service domain that the superapp is registered with.</summary>
    /// <param name="endpoints">Where to map them; the services come from <c>AddSuperAppServer</c>.</param>
    /// <returns><paramref name="endpoints"/>.</returns>
    public static IEndpointRouteBuilder MapSuperAppServer(this IEndpointRouteBuilder endpoints)
    {
        // Caller: the platform, with signed headers.
        endpoints.MapPost(SuperAppPaths.CheckUser, (HttpContext http, [FromServices] CheckUser endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.TemporaryCode, (HttpContext http, [FromServices] IssueTemporaryCode endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.Email, (HttpContext http, [FromServices] GetUserEmail endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.PhoneNumber, (HttpContext http, [FromServices] GetUserPhoneNumber endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.NickName, (HttpContext http, [FromServices] GetUserNick endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.Avatar, (HttpContext http, [FromServices] GetUserAvatar endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.AccessToken, (HttpContext http, [FromServices] ExchangeAuthCode endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.SendMessage, (HttpContext http, [FromServices] SendMessage endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));

        // Caller: the superapp's own client, as the user that IUserDirectory.FindSignedInAsync says.
        endpoints.MapPost(SuperAppPaths.AuthCode, (HttpContext http, [FromServices] IssueAuthCode endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.Ticket, (HttpContext http, [FromServices] IssueTicket endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapPost(SuperAppPaths.Subscribed, (HttpContext http, [FromServices] TakeSubscriptions endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));
        endpoints.MapMethods(SuperAppPaths.Messages, ["GET", "POST"], (HttpContext http, [FromServices] ReadMessages endpoint, [FromServices] IUserDirectory users) => endpoint.HandleAsync(http, users));

        return endpoints;
    }
}
