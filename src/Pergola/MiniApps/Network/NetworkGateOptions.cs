using System.Net;

namespace Pergola.MiniApps.Network;

/// <summary>What a mini program may reach. It comes from the registry's record and from the host, never from the package.</summary>
public sealed record NetworkGateOptions
{
    /// <summary>The origins that are allowed: <see cref="MiniAppInfo.RequestDomains"/>. Plain http only where an origin says <c>http://</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The origins of uploads: <see cref="MiniAppInfo.UploadDomains"/>; null: <see cref="AllowedOrigins"/>.</summary>
    public IReadOnlyList<string>? UploadOrigins { get; init; }

    /// <summary>The origins of downloads: <see cref="MiniAppInfo.DownloadDomains"/>; null: <see cref="AllowedOrigins"/>. Pictures and fonts may come from them too.</summary>
    public IReadOnlyList<string>? DownloadOrigins { get; init; }

    /// <summary>The origins of sockets: <see cref="MiniAppInfo.SocketDomains"/>; null: <see cref="AllowedOrigins"/>.</summary>
    public IReadOnlyList<string>? SocketOrigins { get; init; }

    /// <summary>Origins that are sent elsewhere, such as <c>https://api.example.com</c> to <c>http://127.0.0.1:5090/api</c>. They are allowed, and their targets may be private.</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>How long a request may take when it does not say. Default 60 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest body, in bytes, of a request and of an unpacked response. Default 10 MB.</summary>
    public int BodyLimit { get; init; } = 10 << 20;

    /// <summary>The largest file, in bytes, that is uploaded or downloaded. Default 200 MB, as WeChat's.</summary>
    public long FileLimit { get; init; } = 200L << 20;

    /// <summary>How many requests, uploads and downloads run at once; the others wait. Default 10 of each, as WeChat's.</summary>
    public int Concurrency { get; init; } = 10;

    /// <summary>How many redirects are followed. Default 5.</summary>
    public int RedirectLimit { get; init; } = 5;

    /// <summary>The clock of the timeouts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Sends requests in place of the network, such as in a test; null sends them out.</summary>
    public NetworkTransport? Transport { get; init; }

    /// <summary>Finds a host's addresses. Default: the system's resolver.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}

/// <summary>Sends one request that the gate has let through, and gives the answer; redirects are the gate's. Register one as a service to keep every program off the network.</summary>
/// <param name="request">The request.</param>
/// <param name="cancellationToken">Nobody waits for it any more.</param>
public delegate Task<HttpResponseMessage> NetworkTransport(HttpRequestMessage request, CancellationToken cancellationToken);
