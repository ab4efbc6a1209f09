using Microsoft.AspNetCore.Http;

namespace Pergola.AspNetCore;

/// <summary>Who may reach the endpoints of <c>MapPergola</c>, and how much they may send.</summary>
public sealed class PergolaEndpointOptions
{
    /// <summary>
    /// The origins of the pages that may show a mini program, such as <c>https://app.example.com</c>. Requests must name the host of one of them, and a
    /// WebSocket must come from one of them. Empty (the default): only a page of the same origin, and only on a loopback name (localhost, 127.0.0.1, [::1]).
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Says whether the request is from a user who may see the instance; null lets everybody in who knows its id. Asked for the frame and the WebSocket. Not for
    /// images and fonts: the frame's origin is opaque, so its requests carry no cookies, and the instance's id is what they prove.
    /// </summary>
    public Func<HttpContext, bool>? Authorize { get; set; }

    /// <summary>The longest message taken from a shell, in bytes. Default 5 MiB: a chosen picture comes as a <c>data:</c> URL of up to 4 MiB.</summary>
    public int MaxMessageBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>The most bytes that wait for a slow browser before its connection is ended. Default 64 MiB.</summary>
    public int MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The entries of the capsule's menu: <c>settings</c>, <c>restart</c>. Empty (the default): the capsule has no menu.</summary>
    public IList<string> MenuActions { get; } = [];
}
