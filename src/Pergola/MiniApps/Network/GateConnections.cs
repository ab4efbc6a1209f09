using System.Net;
using System.Net.Sockets;

namespace Pergola.MiniApps.Network;

/// <summary>
/// The two ways out: one that connects to public addresses only, and one for mapped origins. They are kept apart, so that a
/// connection that was opened for a mapped origin never carries another request.
/// </summary>
internal sealed class GateConnections : IDisposable
{
    private readonly HttpMessageInvoker _public;
    private readonly HttpMessageInvoker _mapped;

    public GateConnections(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        _public = new HttpMessageInvoker(Handler(async (context, cancellationToken) =>
        {
            var addresses = await FindAsync(context.DnsEndPoint.Host, resolve, cancellationToken);
            // The address that was checked is the one that is used: a name that resolves otherwise a moment later changes nothing.
            var allowed = Array.FindAll(addresses, AddressPolicy.IsPublic);
            return allowed.Length > 0 ? await ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken) : throw new RefusedAddressException();
        }));
        _mapped = new HttpMessageInvoker(Handler(async (context, cancellationToken) =>
            await ConnectAsync(await FindAsync(context.DnsEndPoint.Host, resolve, cancellationToken), context.DnsEndPoint.Port, cancellationToken)));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool mapped, CancellationToken cancellationToken) =>
        (mapped ? _mapped : _public).SendAsync(request, cancellationToken);

    /// <summary>Opens a WebSocket on the same ways out.</summary>
    public Task ConnectAsync(System.Net.WebSockets.ClientWebSocket socket, Uri url, bool mapped, CancellationToken cancellationToken) =>
        socket.ConnectAsync(url, mapped ? _mapped : _public, cancellationToken);

    public void Dispose()
    {
        _public.Dispose();
        _mapped.Dispose();
    }

    // No proxy: it would resolve names itself. No cookies: nothing is kept from one request to the next.
    private static SocketsHttpHandler Handler(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = connect,
    };

    private static async Task<IPAddress[]> FindAsync(string host, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await resolve(host, cancellationToken);

    private static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name led to an address that mini programs may not reach.</summary>
internal sealed class RefusedAddressException() : Exception("The address is not public.");
