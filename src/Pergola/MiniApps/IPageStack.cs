namespace Pergola.MiniApps;

/// <summary>The open pages, at most ten. Routes are absolute, without a leading slash, with their query: <c>pages/index/index?id=1</c>.</summary>
/// <remarks>Every member throws <see cref="Dispatch.OpenApiException"/> with WeChat's reason when the move is not possible.</remarks>
public interface IPageStack
{
    /// <summary>The ids of the open pages, the bottom first.</summary>
    IReadOnlyList<int> Ids { get; }

    /// <summary>The id of the page on top; 0 when none is open.</summary>
    int TopId { get; }

    /// <summary>The route of the page on top, without its query; null when none is open.</summary>
    string? TopRoute { get; }

    /// <summary>Opens a page on top. <paramref name="url"/> may be relative to the page on top.</summary>
    ValueTask NavigateToAsync(string url, CancellationToken cancellationToken);

    /// <summary>Replaces the page on top.</summary>
    ValueTask RedirectToAsync(string url, CancellationToken cancellationToken);

    /// <summary>Closes <paramref name="delta"/> pages; the bottom page stays.</summary>
    ValueTask NavigateBackAsync(int delta, CancellationToken cancellationToken);

    /// <summary>Shows a page of the tab bar and closes the others.</summary>
    ValueTask SwitchTabAsync(string url, CancellationToken cancellationToken);

    /// <summary>Closes all pages and opens one.</summary>
    ValueTask ReLaunchAsync(string url, CancellationToken cancellationToken);
}
