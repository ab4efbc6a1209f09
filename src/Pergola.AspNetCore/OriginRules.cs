using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pergola.AspNetCore;

/// <summary>Which host names and origins are ours. It keeps out pages of other sites and names that were rebound to this address.</summary>
internal sealed class OriginRules(PergolaEndpointOptions options)
{
    private readonly List<Uri> allowed = [.. options.AllowedOrigins.Select(Parse)];

    /// <summary>The origin that this request reached, such as <c>http://localhost:5080</c>; null when its host is not ours.</summary>
    public string? Reached(HttpRequest request)
    {
        if (!request.Host.HasValue || !Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own))
            return null;
        if (allowed.Count == 0)
            return IsLoopback(own) ? Text(own) : null;

        // Behind a proxy the scheme may be the proxy's business, so the host alone decides.
        var match = allowed.Find(origin => string.Equals(origin.Authority, own.Authority, StringComparison.OrdinalIgnoreCase));
        return match is null ? null : Text(match);
    }

    /// <summary>Whether a page of this origin may open a WebSocket. A missing origin may not: no browser leaves it out.</summary>
    public bool MayConnect(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return Reached(request) is { } own && (allowed.Count == 0
            ? string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
            : allowed.Exists(one => string.Equals(origin, Text(one), StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The origins whose pages may hold the frame.</summary>
    public string Ancestors(string own) => allowed.Count == 0 ? own : string.Join(' ', allowed.Select(Text));

    private static bool IsLoopback(Uri uri) =>
        string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Text(Uri origin) => origin.GetLeftPart(UriPartial.Authority);

    private static Uri Parse(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery is "/" && uri.UserInfo.Length == 0
            ? uri
            : throw new InvalidOperationException($"AllowedOrigins: '{origin}' is no origin. Write scheme, host and port only, such as https://app.example.com.");
}
