using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Limits;

/// <summary>
/// Stands between the platform and superapp servers: a request that waits for one works on nothing, so it steps aside; and one slow superapp
/// server gets so many waiting requests and no more.
/// </summary>
internal sealed class SuperAppWaits(SuperAppWaits.Counts counts, IOptions<PergolaPlatformOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var most = options.Value.Overload.MostPerSuperAppServer;
        var server = request.RequestUri!.Authority;
        if (counts.Enter(server) > most && most > 0)
        {
            counts.Leave(server);
            LimitMetrics.Busy("superapp");
            throw new PlatformException(PlatformError.Busy, $"overload: {most} requests wait for this superapp's server already") { RetryAfter = TimeSpan.FromSeconds(1) };
        }

        try
        {
            using (Place.Current?.StepAside())
                return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            counts.Leave(server);
        }
    }

    /// <summary>How many requests wait for each server; the HTTP client's factory renews its handlers, these counts stay.</summary>
    internal sealed class Counts
    {
        private readonly ConcurrentDictionary<string, int> waiting = new(StringComparer.OrdinalIgnoreCase);

        public int Enter(string server) => waiting.AddOrUpdate(server, 1, static (_, count) => count + 1);

        public void Leave(string server) => waiting.AddOrUpdate(server, 0, static (_, count) => count - 1);
    }
}
