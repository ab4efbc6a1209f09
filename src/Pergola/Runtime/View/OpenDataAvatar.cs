using System.Security.Cryptography;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Network;

namespace Pergola.Runtime.View;

/// <summary>
/// The avatar behind <c>&lt;open-data type="userAvatarUrl"&gt;</c>. The view gets an id that nobody can guess in place of the URL, and the SDK fetches the
/// picture itself: the program neither learns the URL nor needs its origin among its domains.
/// </summary>
internal sealed class OpenDataAvatar
{
    /// <summary>How a source starts that means an avatar. The view makes such an address for open-data only; it takes none from a program.</summary>
    public const string Prefix = "pergola-open-data:";

    private string? _url;

    /// <summary>What the view is told; null when there is no avatar.</summary>
    public string? Source { get; private set; }

    public void Set(string? url)
    {
        _url = string.IsNullOrEmpty(url) ? null : url;
        Source = _url is null ? null : Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>Fetches the picture: of any public https address, of this machine for a version in development, of a mapped origin, or out of a data URL.</summary>
    public async ValueTask<ViewResource?> OpenAsync(string source, MiniAppContext context, PergolaOptions options, CancellationToken cancellationToken)
    {
        if (_url is not { } url || source != Source)
            return null;
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return DataUrl(url);
        if (WebOrigin.ParseUrl(url) is not { } address)
            return null;
        try
        {
            using var gate = new NetworkGate(GateFor(address, context, options));
            var answer = await gate.FetchResourceAsync(url, cancellationToken).ConfigureAwait(false);
            return answer.StatusCode == 200 && IsImage(answer.ContentType) ? new ViewResource(new MemoryStream(answer.Body, writable: false), answer.ContentType) : null;
        }
        catch (OpenApiException)
        {
            // Not there, or of an address that is not public: the default avatar stays.
            return null;
        }
    }

    private static NetworkGateOptions GateFor(Uri address, MiniAppContext context, PergolaOptions options)
    {
        var map = new Dictionary<string, string>(options.OriginMap, StringComparer.Ordinal);
        var origin = WebOrigin.Of(address);
        if (address.IsLoopback && context.App.EnvVersion == EnvVersion.Develop)
            map.TryAdd(origin, origin);
        return new NetworkGateOptions { AllowedOrigins = address.Scheme == "https" ? [origin] : [], Map = map };
    }

    private static ViewResource? DataUrl(string url)
    {
        var comma = url.IndexOf(',', StringComparison.Ordinal);
        var head = comma < 0 ? "" : url["data:".Length..comma];
        const string Base64 = ";base64";
        if (!head.EndsWith(Base64, StringComparison.OrdinalIgnoreCase) || !IsImage(head))
            return null;
        var bytes = new byte[url.Length];
        return Convert.TryFromBase64String(url[(comma + 1)..], bytes, out var length)
            ? new ViewResource(new MemoryStream(bytes, 0, length, writable: false), head[..^Base64.Length])
            : null;
    }

    private static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);
}
