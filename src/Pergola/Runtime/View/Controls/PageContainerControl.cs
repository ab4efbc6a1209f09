namespace Pergola.Runtime.View.Controls;

/// <summary><c>page-container</c>: a page within the page. Going back closes it first.</summary>
internal static class PageContainerControl
{
    public const string Tag = "page-container";

    /// <summary>The events of closing, in their order. A view that draws tells them itself, with the animation between them.</summary>
    public static IReadOnlyList<string> Leaving { get; } = ["beforeleave", "leave", "afterleave"];

    /// <summary>The container that is shown on a page, the last one of several; null when there is none.</summary>
    public static ViewNode? Shown(ViewPage page) => page.Root?.Descendants().LastOrDefault(static node => node.Tag == Tag && (node.Value?.IsTruthy ?? node.Has("show")));
}
