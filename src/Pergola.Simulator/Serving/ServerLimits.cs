using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pergola.Simulator.Serving;

/// <summary>What a server of small requests takes; the section Kestrel:Limits of the configuration may say otherwise.</summary>
internal static class ServerLimits
{
    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;

        // The longest body is a mini program's templates, or a message of 64 KiB that an endpoint measures itself.
        limits.MaxRequestBodySize = 256 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(120);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.Http2.MaxStreamsPerConnection = 100;
    }
}
