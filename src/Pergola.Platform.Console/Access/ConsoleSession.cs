using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Access;

/// <summary>Who is signed in. The cookie carries the token itself, sealed, and each request asks whether it is still good: revoking a token ends its sessions at once.</summary>
internal sealed class ConsoleSession(OperatorTokens tokens, FailedTokens failed, IAuditStore audit, TimeProvider time)
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string Scheme = "PergolaConsole";

    private const string TokenClaim = "token";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "pergola-console";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
    }

    /// <summary>Signs in with the text of a token.</summary>
    public async Task<SignIn> SignInAsync(HttpContext http, string text)
    {
        var check = await tokens.CheckAsync(text, http.RequestAborted);
        if (check.Problem != TokenProblem.None)
            return await RefuseAsync(http, check);
        Claim[] claims = [new(ClaimTypes.NameIdentifier, check.Token!.Name), new(TokenClaim, text)];
        await http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)));
        await audit.AddAsync(Entry(check.Token.Name, "operator signed in", http), http.RequestAborted);
        return SignIn.Done;
    }

    /// <summary>The token of whoever sent the request, when it is good; null otherwise.</summary>
    public async Task<OperatorToken?> FindAsync(HttpContext http)
    {
        var cookie = await http.AuthenticateAsync(Scheme);
        if (cookie.Principal?.FindFirstValue(TokenClaim) is not { } text)
            return null;
        var check = await tokens.CheckAsync(text, http.RequestAborted);
        if (check.Problem != TokenProblem.None)
            return null;
        http.User = cookie.Principal;
        return check.Token;
    }

    private async Task<SignIn> RefuseAsync(HttpContext http, TokenCheck check)
    {
        if (failed.Count(http.Connection.RemoteIpAddress) > FailedTokens.MostInAMinute)
            return SignIn.TooMany;
        await audit.AddAsync(Entry(check.Token?.Name ?? "unknown", $"operator refused: {check.Problem}", http), http.RequestAborted);
        return SignIn.Refused;
    }

    private AuditEntry Entry(string actor, string what, HttpContext http) =>
        new(time.GetUtcNow(), what, actor, null, null, null, null, $"console, from {http.Connection.RemoteIpAddress}");
}

/// <summary>What came of a try to sign in.</summary>
internal enum SignIn
{
    Done,
    Refused,
    TooMany,
}
