using Pergola.Runtime.View;

namespace Pergola.MiniApps;

/// <summary>How a mini program is started (documents: <c>MiniStartOptions</c>).</summary>
public sealed record MiniAppLaunch
{
    /// <summary>The registry's record.</summary>
    public required MiniAppInfo App { get; init; }

    /// <summary>The program's files.</summary>
    public required MiniAppPackage Package { get; init; }

    /// <summary>The superapp user that the instance runs for; null asks <see cref="MiniAppProxy.GetAccountAsync"/>. A server that carries many users names the one here.</summary>
    public string? Account { get; init; }

    /// <summary>The first page with its query, <c>path?key=value</c>; null opens the program's own first page (document: <c>entryPath</c>).</summary>
    public string? EntryPath { get; init; }

    /// <summary>
    /// The pages to open instead of the first one, the bottom first, each with its query: what <see cref="MiniApp.OpenUrls"/> gave of an instance that this one
    /// takes the place of. Pages that are gone are left out; empty opens the first page alone.
    /// </summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    /// <summary>Where the program was started from; 1001 is the host's list (reference: tcsas-protocol.md 2.2, scenes).</summary>
    public int Scene { get; init; } = 1001;

    /// <summary>The mini program that opened this one, or null. It comes from the host, never from a program.</summary>
    public string? ReferrerAppId { get; init; }

    /// <summary>What that one passed along, or null.</summary>
    public System.Text.Json.JsonElement? ReferrerExtraData { get; init; }

    /// <summary>The screen; null makes one of its own.</summary>
    public ViewHub? Screen { get; init; }

    /// <summary>What draws bars and dialogs; null lets the shell of the screen draw them.</summary>
    public IMiniAppUi? Ui { get; init; }

    /// <summary>Watches the instance, or null.</summary>
    public IMiniAppObserver? Observer { get; init; }

    /// <summary>The device that the program sees.</summary>
    public DeviceInfo Device { get; init; } = new();
}
