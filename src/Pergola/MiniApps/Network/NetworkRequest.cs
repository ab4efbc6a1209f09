namespace Pergola.MiniApps.Network;

/// <summary>What a program wants of the network: each has a list of allowed origins of its own.</summary>
public enum NetworkPurpose
{
    /// <summary><c>wx.request</c>.</summary>
    Request,

    /// <summary><c>wx.uploadFile</c>.</summary>
    Upload,

    /// <summary><c>wx.downloadFile</c>.</summary>
    Download,

    /// <summary><c>wx.connectSocket</c>.</summary>
    Socket,

    /// <summary>A picture or a font of the view: an origin of requests or of downloads.</summary>
    Resource,
}

/// <summary>A request of a mini program.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Url">The absolute URL.</param>
public sealed record NetworkRequest(string Method, string Url)
{
    /// <summary>Headers. Those that belong to the connection, and Host and Referer, are left out.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body, or null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>How long it may take; null for the gate's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Which list of origins it is held against.</summary>
    public NetworkPurpose Purpose { get; init; }

    /// <summary>Whether redirects are followed; otherwise a redirect is the answer.</summary>
    public bool FollowsRedirects { get; init; } = true;

    /// <summary>Makes a body that is no array, anew for each redirect that keeps it; null: <see cref="Body"/>.</summary>
    internal Func<HttpContent>? Content { get; init; }
}

/// <summary>What a server answered.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Url">The URL that answered, after redirects; for a mapped origin the one that the program knows.</param>
/// <param name="Headers">The headers; several values of one name are joined by commas.</param>
/// <param name="Cookies">The Set-Cookie headers, one each.</param>
/// <param name="Body">The body, unpacked.</param>
public sealed record NetworkResponse(int StatusCode, string Url, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Cookies, byte[] Body)
{
    /// <summary>The Content-Type header, or an empty text.</summary>
    public string ContentType => Headers.FirstOrDefault(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
}
