using Pergola.Dispatch;

namespace Pergola.MiniApps.Network;

/// <summary>The failures of the gate, in WeChat's words and numbers.</summary>
internal static class NetworkErrors
{
    public static OpenApiException NotInDomainList() => new("url not in domain list", 600002);

    public static OpenApiException InvalidUrl(string url) => new($"invalid url \"{url}\"", 600009);

    public static OpenApiException Timeout() => new("timeout", 5);

    public static OpenApiException Abort() => new("abort", 600003);

    public static OpenApiException Failed(string what) => new(what, 600003);
}
