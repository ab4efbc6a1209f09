using System.Net.Sockets;
using System.Net.WebSockets;
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
    private readonly Dictionary<NetworkPurpose, HashSet<string>> _allowed;
    // Each answer is held whole in the host's memory.
    private readonly Dictionary<NetworkPurpose, SemaphoreSlim> _places;
    private readonly Dictionary<string, Uri> _map;
    private readonly GateConnections _connections;

    /// <summary>Makes a gate.</summary>
    /// <exception cref="ArgumentException">An origin of the options is none.</exception>
    public NetworkGate(NetworkGateOptions options)
    {
        _options = options;
        var downloads = options.DownloadOrigins ?? options.AllowedOrigins;
        _allowed = new()
        {
            [NetworkPurpose.Request] = Origins(options.AllowedOrigins),
            [NetworkPurpose.Upload] = Origins(options.UploadOrigins ?? options.AllowedOrigins),
            [NetworkPurpose.Download] = Origins(downloads),
            [NetworkPurpose.Socket] = Origins(options.SocketOrigins ?? options.AllowedOrigins),
            [NetworkPurpose.Resource] = Origins([.. options.AllowedOrigins, .. downloads]),
        };
        _places = _allowed.Keys.ToDictionary(static purpose => purpose, _ => new SemaphoreSlim(options.Concurrency));
        _map = options.Map.ToDictionary(
            static entry => WebOrigin.OfConfigured(entry.Key),
            static entry => WebOrigin.Configured(entry.Value),
            StringComparer.Ordinal);
        _connections = new GateConnections(options.Resolve);
        Sockets = new MiniAppSockets(this, options);
    }

    /// <summary>The WebSockets of the instance.</summary>
    internal MiniAppSockets Sockets { get; }

    /// <summary>The largest file, in bytes, that is uploaded or downloaded.</summary>
    internal long FileLimit => _options.FileLimit;

    /// <summary>Whether the URL's origin is allowed or mapped. The address is checked only when it is connected to.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="purpose">Which list it is held against.</param>
    public bool IsAllowed(string url, NetworkPurpose purpose = NetworkPurpose.Request) =>
        (purpose == NetworkPurpose.Socket ? WebOrigin.ParseSocketUrl(url) : WebOrigin.ParseUrl(url)) is { } uri && IsAllowedOrigin(WebOrigin.Of(uri), purpose);

    /// <summary>Fetches an image or a font for the view.</summary>
    public Task<NetworkResponse> FetchResourceAsync(string url, CancellationToken cancellationToken) =>
        SendAsync(new NetworkRequest("GET", url) { Purpose = NetworkPurpose.Resource }, cancellationToken);

    /// <summary>Sends a request and follows its redirects.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends it: <c>task.abort()</c>.</param>
    /// <exception cref="OpenApiException">It was refused, or no answer came.</exception>
    public Task<NetworkResponse> SendAsync(NetworkRequest request, CancellationToken cancellationToken) =>
        ExchangeAsync(request, (response, url, ct) => GateMessages.ResponseAsync(response, url, _options.BodyLimit, ct), cancellationToken);

    /// <summary>Sends a request, follows its redirects, and hands the answer over while its body still comes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="receive">Takes the answer and the URL that gave it. It reads no more than it was told to: nothing else limits the body.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<T> ExchangeAsync<T>(NetworkRequest request, Func<HttpResponseMessage, Uri, CancellationToken, Task<T>> receive, CancellationToken cancellationToken)
    {
        if (request.Body?.Length > _options.BodyLimit)
            throw NetworkErrors.Failed($"request body exceeds {_options.BodyLimit >> 20} MB");
        using var limit = new CancellationTokenSource(request.Timeout ?? _options.Timeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _places[request.Purpose].WaitAsync(either.Token);
            try
            {
                return await FollowAsync(request, receive, either.Token);
            }
            finally
            {
                _places[request.Purpose].Release();
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

    /// <summary>The body of an answer, within the gate's limit.</summary>
    internal Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken) => GateMessages.ReadAsync(response.Content, _options.BodyLimit, cancellationToken);

    /// <summary>Where a socket's URL leads, as http or https, and whether it is a mapped origin.</summary>
    /// <exception cref="OpenApiException">It is no URL of a socket, or its origin is not allowed.</exception>
    internal (Uri Target, bool IsMapped) FindSocket(string url)
    {
        var parsed = WebOrigin.ParseSocketUrl(url) ?? throw NetworkErrors.InvalidUrl(url);
        var origin = WebOrigin.Of(parsed);
        if (!IsAllowedOrigin(origin, NetworkPurpose.Socket)) throw NetworkErrors.NotInDomainList();
        return _map.TryGetValue(origin, out var target) ? (Redirected(parsed, target), true) : (parsed, false);
    }

    /// <summary>Opens a socket to what <see cref="FindSocket"/> found.</summary>
    /// <exception cref="OpenApiException">It could not be opened.</exception>
    internal async Task ConnectAsync(ClientWebSocket socket, (Uri Target, bool IsMapped) found, CancellationToken cancellationToken)
    {
        try
        {
            await _connections.ConnectAsync(socket, WebOrigin.ToSocket(found.Target), found.IsMapped, cancellationToken);
        }
        catch (WebSocketException error)
        {
            throw error.InnerException is HttpRequestException cause ? Explain(cause) : NetworkErrors.Failed("the server accepts no socket there");
        }
        catch (HttpRequestException error)
        {
            throw Explain(error);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Sockets.Dispose();
        _connections.Dispose();
    }

    private static HashSet<string> Origins(IReadOnlyList<string> configured) => new(configured.Select(WebOrigin.OfConfigured), StringComparer.Ordinal);

    private async Task<T> FollowAsync<T>(NetworkRequest request, Func<HttpResponseMessage, Uri, CancellationToken, Task<T>> receive, CancellationToken cancellationToken)
    {
        var url = WebOrigin.ParseUrl(request.Url) ?? throw NetworkErrors.InvalidUrl(request.Url);
        var first = WebOrigin.Of(url);
        var (method, withBody) = (request.Method, true);
        for (var redirects = 0; ; redirects++)
        {
            var origin = WebOrigin.Of(url);
            if (!IsAllowedOrigin(origin, request.Purpose))
                throw NetworkErrors.NotInDomainList();
            var mapped = _map.TryGetValue(origin, out var target);
            using var message = GateMessages.Request(method, mapped ? Redirected(url, target!) : url, request, withBody, origin == first);
            using var response = _options.Transport is { } transport ? await transport(message, cancellationToken) : await _connections.SendAsync(message, mapped, cancellationToken);
            if (!request.FollowsRedirects || (int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
                return await receive(response, url, cancellationToken);
            if (redirects == _options.RedirectLimit)
                throw NetworkErrors.Failed("too many redirects");
            if ((int)response.StatusCode == 303 || ((int)response.StatusCode < 303 && method == "POST"))
                (method, withBody) = (method == "HEAD" ? "HEAD" : "GET", false);
            url = Next(url, location, mapped ? target : null);
        }
    }

    private bool IsAllowedOrigin(string origin, NetworkPurpose purpose) => _allowed[purpose].Contains(origin) || _map.ContainsKey(origin);

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
