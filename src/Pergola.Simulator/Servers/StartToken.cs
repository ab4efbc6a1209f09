using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Simulator.Servers;

/// <summary>
/// The secret of one start of the simulator. The printed address carries it; the first request turns it into a cookie that scripts cannot read
/// and other sites cannot send, so that no other page and no other user of this machine can drive the simulator.
/// </summary>
internal sealed class StartToken
{
    /// <summary>The query field.</summary>
    public const string Field = "token";

    private readonly string _token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    // Another secret than the address carries: that one may end up in a history or a screenshot.
    private readonly string _cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>The address to open.</summary>
    public Uri Open(Uri page) => new(page, $"?{Field}={_token}");

    /// <summary>Refuses every request that has neither the token nor the cookie, or that comes from another origin.</summary>
    /// <param name="isOpen">Paths that carry secrets of their own and need no cookie.</param>
    public Func<HttpContext, RequestDelegate, Task> Guard(Func<PathString, bool> isOpen) => async (context, next) =>
    {
        var request = context.Request;
        if (IsForeign(request))
        {
            await RefuseAsync(context, "This request comes from another page.");
            return;
        }

        // Cookies know no ports: two simulators on one machine must not take each other's.
        var name = $"pergola-{request.Host.Port}";
        if (request.Query.TryGetValue(Field, out var given) && Same(_token, given.ToString()))
        {
            context.Response.Cookies.Append(name, _cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            var rest = QueryString.Create(request.Query.Where(static q => q.Key != Field).SelectMany(static q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))));
            context.Response.Redirect(request.PathBase + request.Path + rest);
            return;
        }

        if (isOpen(request.Path) || Same(_cookie, request.Cookies[name]))
        {
            await next(context);
            return;
        }

        await RefuseAsync(context, "Open the address that the terminal shows: it carries the key of this start.");
    };

    // A WebSocket is not held back by the browser's own rules, and a form of another site is sent without asking: Origin tells both.
    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var own = $"{request.Scheme}://{request.Host}";
        if (origin.Length > 0 && origin != own)
            return !(origin == "null" && HttpMethods.IsGet(request.Method) && !request.HttpContext.WebSockets.IsWebSocketRequest);
        var changes = request.HttpContext.WebSockets.IsWebSocketRequest || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        return changes && origin.Length == 0;
    }

    private static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private static Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(why, context.RequestAborted);
    }
}
