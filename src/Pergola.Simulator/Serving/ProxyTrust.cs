using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Pergola.Simulator.Serving;

/// <summary>Whose word about the caller's address and scheme is believed.</summary>
internal static class ProxyTrust
{
    /// <summary>Believes the proxies that were named; of nobody else, because the header is the caller's own text.</summary>
    /// <param name="options">The middleware's options.</param>
    /// <param name="networks">Addresses and networks; empty for those of this machine.</param>
    public static void Configure(ForwardedHeadersOptions options, IReadOnlyList<string> networks)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        if (networks.Count == 0)
            return;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(Parse(network)!.Value);
    }

    /// <summary>Whether a text is an address or a network.</summary>
    public static bool IsNetwork(string text) => Parse(text) is not null;

    private static System.Net.IPNetwork? Parse(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
