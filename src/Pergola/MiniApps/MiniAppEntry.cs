using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>With what a mini program comes back to the screen, where it is not the user who only turns to it again.</summary>
public sealed record MiniAppEntry
{
    /// <summary>The page with its query that is wished, <c>path?key=value</c>; null leaves the program where it is.</summary>
    public string? Path { get; init; }

    /// <summary>Where it was opened from; 1001 is the host's list (reference: tcsas-protocol.md 2.2, scenes).</summary>
    public int Scene { get; init; } = 1001;

    /// <summary>The mini program that opened this one, or null. It comes from the host, never from a program.</summary>
    public string? ReferrerAppId { get; init; }

    /// <summary>What the other mini program passed along, or null.</summary>
    public JsonElement? ReferrerExtraData { get; init; }
}
