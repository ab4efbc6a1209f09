using System.Net.Sockets;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;

namespace Pergola.MiniApps;

/// <summary>
/// The only way out to the network for one mini program instance: <c>wx.request</c>, images and fonts. Each URL, also of each redirect,
/// must be of an allowed origin, and each address must be public when it is connected to. It keeps no cookies.
/// </summary>
/// <remarks>Every failure is an <see cref="OpenApiException"/> in WeChat's words: <c>url not in domain list</c>, <c>timeout</c>, <c>abort</c> ...</remarks>
public sealed class NetworkGate : IDisposable
{
    private readonly NetworkGateOptions _options;
    private readonly HashSet<string> _allowed;
    private readonly Dictionary<string, Uri> _map;
    private readonly GateConnections _connections;
    // Each answer is held whole in the host's memory.
    private readonly SemaphoreSlim _lanes;

    /// <summary>Makes a gate.</summary>
    /// <exception cref="ArgumentException">An origin of the options is none.</exception>
    public NetworkGate(NetworkGateOptions options)
    {
        _options = options;
        _allowed = new HashSet<string>(options.AllowedOrigins.Select(WebOrigin.OfConfigured), StringComparer.Ordinal);
        _map = options.Map.ToDictionary(
            static entry => WebOrigin.OfConfigured(entry.Key),
            static entry => WebOrigin.Configured(entry.Value),
            StringComparer.Ordinal);
        _connections = new GateConnections(options.Resolve);
        _lanes = new SemaphoreSlim(options.ParallelLimit);
    }

    /// <summary>Whether the URL's origin is allowed or mapped. The address is checked only when it is connected to.</summary>
    public bool IsAllowed(string url) => WebOrigin.ParseUrl(url) is { } uri && IsAllowedOrigin(WebOrigin.Of(uri));

    /// <summary>Fetches an image or a font for the view.</summary>
    public Task<NetworkResponse> FetchResourceAsync(string url, CancellationToken cancellationToken) => SendAsync(new NetworkRequest("GET", url), cancellationToken);

    /// <summary>Sends a request and follows its redirects.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it: <c>task.abort()</c>.</param>
    /// <exception cref="OpenApiException">It was refused, or no answer came.</exception>
    public async Task<NetworkResponse> SendAsync(NetworkRequest request, CancellationToken cancellationToken)
    {
        if (request.Body?.Length > _options.BodyLimit)
            throw NetworkErrors.Failed($"request body exceeds {_options.BodyLimit >> 20} MB");
        using var limit = new CancellationTokenSource(request.Timeout ?? _options.Timeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _lanes.WaitAsync(either.Token);
            try
            {
                return await FollowAsync(request, either.Token);
            }
            finally
            {
                _lanes.Release();
            }
        }
        catch (OperationCanceledException)
        {
            throw cancellationToken.IsCancellationRequested ? NetworkErrors.Abort() : NetworkErrors.Timeout();
        }
        catch (HttpRequestException error)
        {
            throw Explain(error);
        }
        catch (IOException)
        {
            throw NetworkErrors.Failed("the connection was broken");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connections.Dispose();

    private async Task<NetworkResponse> FollowAsync(NetworkRequest request, CancellationToken cancellationToken)
    {
        var url = WebOrigin.ParseUrl(request.Url) ?? throw NetworkErrors.InvalidUrl(request.Url);
        var first = WebOrigin.Of(url);
        var (method, withBody) = (request.Method, true);
        for (var redirects = 0; ; redirects++)
        {
            var origin = WebOrigin.Of(url);
            if (!IsAllowedOrigin(origin))
                throw NetworkErrors.NotInDomainList();
            var mapped = _map.TryGetValue(origin, out var target);
            using var message = GateMessages.Request(method, mapped ? Redirected(url, target!) : url, request, withBody, origin == first);
            using var response = _options.Transport is { } transport ? await transport(message, cancellationToken) : await _connections.SendAsync(message, mapped, cancellationToken);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                return await GateMessages.ResponseAsync(response, url, _options.BodyLimit, cancellationToken);
            if (redirects == _options.RedirectLimit)
                throw NetworkErrors.Failed("too many redirects");
            if ((int)response.StatusCode == 303 || ((int)response.StatusCode < 303 && method == "POST"))
                (method, withBody) = (method == "HEAD" ? "HEAD" : "GET", false);
            url = Next(url, location, mapped ? target : null);
        }
    }

    private bool IsAllowedOrigin(string origin) => _allowed.Contains(origin) || _map.ContainsKey(origin);

    private static Uri Redirected(Uri url, Uri target) => new(target.GetLeftPart(UriPartial.Path).TrimEnd('/') + url.PathAndQuery);

    // A mapped server may name itself in a redirect: to the program it is still the origin that it called.
    private static Uri Next(Uri url, Uri location, Uri? target)
    {
        var next = new Uri(url, location);
        if (target is not null && WebOrigin.ParseUrl(next.AbsoluteUri) is { } absolute && WebOrigin.Of(absolute) == WebOrigin.Of(target))
            next = new Uri(url, StripBase(absolute.PathAndQuery, target.AbsolutePath.TrimEnd('/')));
        return WebOrigin.ParseUrl(next.AbsoluteUri) ?? throw NetworkErrors.NotInDomainList();
    }

    private static string StripBase(string path, string prefix) =>
        prefix.Length > 0 && path.StartsWith(prefix + "/", StringComparison.Ordinal) ? path[prefix.Length..] : path;

    private static OpenApiException Explain(HttpRequestException error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is RefusedAddressException)
                return NetworkErrors.NotInDomainList();
            if (cause is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
                return NetworkErrors.Failed("connection refused");
        }

        return NetworkErrors.Failed(error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the host name was not found",
            HttpRequestError.SecureConnectionError => "the secure connection failed",
            HttpRequestError.ConnectionError => "the connection failed",
            _ => "the connection was broken",
        });
    }
}
