using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pergola.Samples.SuperAppServer.Messages;
using Pergola.Samples.SuperAppServer.Pictures;

namespace Pergola.Samples.SuperAppServer;

/// <summary>What the superapp's own client asks its server, beside the kit's auth codes. All but the sign-in need its token as a bearer token.</summary>
internal static class ClientEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/client/signin", SignIn);
        app.MapPost("/client/signout", SignOut);
        app.MapPost("/client/loginCode", LoginCode);
        app.MapPost("/client/contactCode", ContactCode);
        app.MapPost("/client/profile", Profile);
        app.MapPost("/client/avatar", ChangeAvatar);
        app.MapPost("/client/templates", Templates);
    }

    private static Results<Ok<SignedIn>, UnauthorizedHttpResult> SignIn(SignInRequest request, SignIns signIns) =>
        signIns.SignIn(request.SignInName, request.Password) is var (user, token)
            ? TypedResults.Ok(new SignedIn(user.Id, user.NickName, token))
            : TypedResults.Unauthorized();

    private static NoContent SignOut(HttpRequest http, SignIns signIns)
    {
        signIns.SignOut(Bearer.TokenOf(http));
        return TypedResults.NoContent();
    }

    /// <summary>A code for <c>wx.login</c> at v1: this server issues it, and its own <c>/code2session</c> takes it back.</summary>
    private static Results<Ok<IssuedCode>, UnauthorizedHttpResult> LoginCode(CodeRequest request, HttpRequest http, SignIns signIns, LoginCodes codes) =>
        signIns.Find(Bearer.TokenOf(http)) is { } user
            ? TypedResults.Ok(new IssuedCode(codes.Issue(request.AppId, user)))
            : TypedResults.Unauthorized();

    /// <summary>A code for the user's phone number or e-mail address at v1; 404 when the user has none.</summary>
    private static Results<Ok<IssuedCode>, NotFound, BadRequest, UnauthorizedHttpResult> ContactCode(ContactCodeRequest request, HttpRequest http, SignIns signIns, ContactCodes codes)
    {
        if (!codes.Has(request.Kind))
            return TypedResults.BadRequest();
        if (signIns.Find(Bearer.TokenOf(http)) is not { } user)
            return TypedResults.Unauthorized();
        return codes.Issue(request.Kind, request.AppId, user) is { } code ? TypedResults.Ok(new IssuedCode(code)) : TypedResults.NotFound();
    }

    /// <summary>The user's public face: nickname and avatar.</summary>
    private static Results<Ok<UserProfile>, UnauthorizedHttpResult> Profile(HttpRequest http, SignIns signIns, Avatars avatars) =>
        signIns.Find(Bearer.TokenOf(http)) is { } user
            ? TypedResults.Ok(new UserProfile(user.NickName, avatars.UrlOf(user.Id)))
            : TypedResults.Unauthorized();

    /// <summary>Another avatar for the user; the URL of the one before is dead.</summary>
    private static Results<Ok<UserProfile>, UnauthorizedHttpResult> ChangeAvatar(HttpRequest http, SignIns signIns, Avatars avatars) =>
        signIns.Find(Bearer.TokenOf(http)) is { } user
            ? TypedResults.Ok(new UserProfile(user.NickName, avatars.Change(user.Id)))
            : TypedResults.Unauthorized();

    /// <summary>What the subscription sheet shows of the templates that a mini program asks for; those that are unknown here are left out.</summary>
    private static Results<Ok<List<ShownTemplate>>, UnauthorizedHttpResult> Templates(TemplatesRequest request, HttpRequest http, SignIns signIns) =>
        signIns.Find(Bearer.TokenOf(http)) is null
            ? TypedResults.Unauthorized()
            : TypedResults.Ok(SampleTemplates.All.Where(template => request.Ids.Contains(template.Id)).Select(template => new ShownTemplate(template.Id, template.Title, template.Example)).ToList());
}

internal sealed record TemplatesRequest(string AppId, IReadOnlyList<string> Ids);

internal sealed record ShownTemplate(string Id, string Title, string Detail);

internal sealed record ContactCodeRequest(string AppId, string Kind);

internal sealed record UserProfile(string NickName, string AvatarUrl);

internal sealed record SignInRequest(string SignInName, string Password);

internal sealed record SignedIn(string UserId, string NickName, string Token);

internal sealed record CodeRequest(string AppId);

internal sealed record IssuedCode(string Code);
