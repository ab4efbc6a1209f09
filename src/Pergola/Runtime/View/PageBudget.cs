using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>
/// Holds the tree of one page to its limits, and to being a tree. The operations come from where the program's code runs, so they can be forged: a node in
/// itself, or a tree a million deep, would end the host that walks it.
/// </summary>
internal sealed class PageBudget(MiniAppLimits limits)
{
    private long _length;

    private long MostLength => 4L * limits.DrawingLength;

    /// <summary>Called before a node is made.</summary>
    public void Add(int nodes)
    {
        if (nodes >= limits.PageNodes)
            throw new DrawingLimitException($"a page may have {limits.PageNodes} nodes. Show a part of the list, and more of it when the user scrolls.");
    }

    /// <summary>Called before a node is put under another.</summary>
    public void Insert(ViewNode parent, ViewNode child)
    {
        var depth = 1;
        for (var above = parent; above is not null; above = above.Parent, depth++)
        {
            if (above == child)
                throw new JsonException($"Node {child.Id} would lie in itself.");
        }

        if (depth + child.Height > limits.PageDepth && depth + child.Measure() > limits.PageDepth)
            throw new DrawingLimitException($"nodes may lie {limits.PageDepth} deep in one another. A component that uses itself needs an end.");
    }

    /// <summary>Text that the page keeps has become longer or shorter.</summary>
    public void Keep(long more)
    {
        _length += more;
        if (more > 0 && _length > MostLength)
            throw new DrawingLimitException($"a page may hold {MostLength} characters of texts, attributes and styles.");
    }
}
