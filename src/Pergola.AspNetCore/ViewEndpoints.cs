using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pergola.Runtime.View;

namespace Pergola.AspNetCore;

/// <summary>Answers the requests of a shell and its frame.</summary>
internal sealed class ViewEndpoints(string prefix, PergolaEndpointOptions options, IViewSessions sessions, ViewConnections connections)
{
    private readonly OriginRules rules = new(options);
    private string? script;

    public WebFiles Files { get; } = new();

    /// <summary>Answers only requests that reached a host name of ours.</summary>
    public RequestDelegate Guard(Func<HttpContext, IResult> answer) => Guard(context => Task.FromResult(answer(context)));

    /// <inheritdoc cref="Guard(Func{HttpContext, IResult})"/>
    public RequestDelegate Guard(Func<HttpContext, Task<IResult>> answer) => async context =>
    {
        var result = rules.Reached(context.Request) is null
            ? Refuse("This host name is not served here. Add its origin to PergolaEndpointOptions.AllowedOrigins.")
            : await answer(context);
        await result.ExecuteAsync(context);
    };

    /// <summary>The page of the frame, under its policy.</summary>
    public IResult Frame(HttpContext context)
    {
        if (Find(context) is not { } found)
            return Unknown();
        if (!MayEnter(context))
            return Refuse("You may not see this mini program.");
        var own = rules.Reached(context.Request)!;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = FramePolicy.Frame(script ??= Files.Frame.ScriptHash(), $"{own}{context.Request.PathBase}{prefix}", found.Instance, rules.Ancestors(own));
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=()";
        return Files.Frame.Answer(context);
    }

    /// <summary>An image, a font, a sound or a video of the program.</summary>
    public async Task<IResult> ResourceAsync(HttpContext context)
    {
        if (Find(context) is not { } found)
            return Unknown();
        var source = context.Request.Query["u"].ToString();
        if (!ResourceSource.IsSound(source))
            return TypedResults.Text("The address of the resource is not a package path or a URL.", statusCode: StatusCodes.Status400BadRequest);
        var resource = await found.Session.OpenResourceAsync(source, context.RequestAborted);
        if (resource is null)
            return TypedResults.Text("There is no such resource.", statusCode: StatusCodes.Status404NotFound);
        if (!ViewResourceTypes.Allows(resource.ContentType))
        {
            await resource.Content.DisposeAsync();
            return TypedResults.Text("Only images, fonts, sounds and videos are shown.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        Protect(context.Response.Headers, resource);
        var tag = resource.Version is { } version && EntityTagHeaderValue.TryParse($"\"{version}\"", out var parsed) ? parsed : null;
        return TypedResults.Stream(resource.Content, resource.ContentType, entityTag: tag, enableRangeProcessing: resource.Content.CanSeek);
    }

    /// <summary>The connection of a shell.</summary>
    public async Task SocketAsync(HttpContext context)
    {
        if (!rules.MayConnect(context.Request))
            await Refuse("A WebSocket may be opened only by a page of this host. Add the page's origin to PergolaEndpointOptions.AllowedOrigins.").ExecuteAsync(context);
        else if (Find(context) is not { } found)
            await Unknown().ExecuteAsync(context);
        else if (!MayEnter(context))
            await Refuse("You may not see this mini program.").ExecuteAsync(context);
        else if (!context.WebSockets.IsWebSocketRequest)
            await TypedResults.Text("Open this address as a WebSocket.", statusCode: StatusCodes.Status426UpgradeRequired).ExecuteAsync(context);
        else
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var hello = HelloMessage.For(found.Session.Language, options.MenuActions);
            await connections.RunAsync(found.Instance, found.Session, socket, hello, options, context.RequestAborted);
        }
    }

    private (string Instance, IViewSession Session)? Find(HttpContext context)
    {
        // The id goes into a header, so its letters are checked even before somebody knows it.
        var id = context.GetRouteValue("instance") as string ?? string.Empty;
        var plain = id.Length is >= 16 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return plain && sessions.Find(id) is { } session ? (id, session) : null;
    }

    private bool MayEnter(HttpContext context) => options.Authorize?.Invoke(context) ?? true;

    private static void Protect(IHeaderDictionary headers, ViewResource resource)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = FramePolicy.Resource;
        headers.CacheControl = resource.Version is null ? "no-store" : "private, no-cache";
        // The frame that shows it has an opaque origin: for it a font is a request from "null", and an image one from another site.
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static ContentHttpResult Unknown() => TypedResults.Text("There is no such mini program, or it has ended.", statusCode: StatusCodes.Status404NotFound);

    private static ContentHttpResult Refuse(string reason) => TypedResults.Text(reason, statusCode: StatusCodes.Status403Forbidden);
}
