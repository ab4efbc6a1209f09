namespace Pergola.MiniApps.Network;

/// <summary>Origins of http and https URLs: <c>https://api.example.com</c>, the port only when it is not the scheme's.</summary>
internal static class WebOrigin
{
    /// <summary>Parses an absolute http or https URL without user name or password; null when it is none.</summary>
    public static Uri? ParseUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0 ? uri : null;

    /// <summary>Parses an absolute ws or wss URL without user name or password, and gives it as http or https; null when it is none.</summary>
    public static Uri? ParseSocketUrl(string url) =>
        url.StartsWith("wss:", StringComparison.OrdinalIgnoreCase) ? ParseUrl("https" + url[3..])
        : url.StartsWith("ws:", StringComparison.OrdinalIgnoreCase) ? ParseUrl("http" + url[2..])
        : null;

    /// <summary>The same place as a ws or wss URL.</summary>
    public static Uri ToSocket(Uri url) => new((url.Scheme == Uri.UriSchemeHttps ? "wss" : "ws") + url.AbsoluteUri[url.Scheme.Length..]);

    /// <summary>The origin of a URL, in one spelling.</summary>
    public static string Of(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost.ToLowerInvariant();
        return url.IsDefaultPort ? $"{url.Scheme}://{host}" : $"{url.Scheme}://{host}:{url.Port}";
    }

    /// <summary>The origin of a configured URL; an error of the configuration when it is none.</summary>
    public static string OfConfigured(string url) => Of(Configured(url));

    /// <summary>A configured URL; an error of the configuration when it is none.</summary>
    public static Uri Configured(string url) =>
        ParseUrl(url) ?? ParseSocketUrl(url) ?? throw new ArgumentException($"'{url}' is no http or https URL. Write it as https://api.example.com or http://127.0.0.1:5090.", nameof(url));
}
