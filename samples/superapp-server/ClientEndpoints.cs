using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Pergola.Samples.SuperAppServer;

/// <summary>What the superapp's own client asks its server, beside the kit's auth codes. All but the sign-in need its token as a bearer token.</summary>
internal static class ClientEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/client/signin", SignIn);
        app.MapPost("/client/signout", SignOut);
        app.MapPost("/client/loginCode", LoginCode);
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
}

internal sealed record SignInRequest(string SignInName, string Password);

internal sealed record SignedIn(string UserId, string NickName, string Token);

internal sealed record CodeRequest(string AppId);

internal sealed record IssuedCode(string Code);
