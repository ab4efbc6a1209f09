namespace Pergola.Runtime.View;

/// <summary>A node of a page as it is drawn: an element or a text. The tree is the same that the browser holds.</summary>
public sealed class ViewNode
{
    private List<ViewNode>? _children;
    private Dictionary<string, ViewValue>? _attributes;
    private Dictionary<string, int>? _listeners;

    internal ViewNode(ViewPage page, int id, string? tag, string? text)
    {
        Page = page;
        Id = id;
        Tag = tag;
        TextContent = text;
    }

    /// <summary>The page that the node belongs to.</summary>
    public ViewPage Page { get; }

    /// <summary>The node's id on its page.</summary>
    public int Id { get; }

    /// <summary>The WXML name, such as <c>button</c>; null for a text.</summary>
    public string? Tag { get; }

    /// <summary>The text of a text node; null for an element.</summary>
    public string? TextContent { get; internal set; }

    /// <summary>The parent, or null when the node is not in a tree.</summary>
    public ViewNode? Parent { get; private set; }

    /// <summary>The children in order.</summary>
    public IReadOnlyList<ViewNode> Children => _children ?? (IReadOnlyList<ViewNode>)[];

    /// <summary>The attributes as written in WXML, in kebab-case.</summary>
    public IReadOnlyDictionary<string, ViewValue> Attributes => _attributes ?? EmptyAttributes;

    /// <summary>The class names, with their style scope.</summary>
    public IReadOnlyList<string> Classes { get; internal set; } = [];

    /// <summary>The inline style.</summary>
    public string Style { get; internal set; } = "";

    /// <summary>The author's id.</summary>
    public string AuthorId { get; internal set; } = "";

    /// <summary>What the user has put into a form control; null while it was not touched.</summary>
    public ViewValue? Value { get; internal set; }

    /// <summary>How many levels lie below: never too few, and too many after something was taken out.</summary>
    internal int Height { get; private set; }

    /// <summary>How many characters the page keeps for this node.</summary>
    internal long Kept { get; set; }

    internal IReadOnlyDictionary<string, int> Listeners => _listeners ?? EmptyListeners;

    private static Dictionary<string, ViewValue> EmptyAttributes { get; } = [];

    private static Dictionary<string, int> EmptyListeners { get; } = [];

    /// <summary>The text of the node and everything below it.</summary>
    public string InnerText => TextContent ?? string.Concat(Children.Select(static child => child.InnerText));

    /// <summary>Whether a true-valued attribute is set, such as <c>disabled</c>.</summary>
    public bool Has(string attribute) => Attributes.TryGetValue(attribute, out var value) && value.IsTruthy;

    /// <summary>An attribute's text, or null.</summary>
    public string? Attribute(string name) => Attributes.TryGetValue(name, out var value) ? value.Text : null;

    /// <summary>The node itself or the nearest ancestor that <paramref name="matches"/>.</summary>
    public ViewNode? Closest(Func<ViewNode, bool> matches)
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (matches(node))
                return node;
        }

        return null;
    }

    /// <summary>The elements below the node, in document order.</summary>
    public IEnumerable<ViewNode> Descendants()
    {
        foreach (var child in Children)
        {
            if (child.Tag is null)
                continue;
            yield return child;
            foreach (var below in child.Descendants())
                yield return below;
        }
    }

    internal void Insert(ViewNode child, ViewNode? before)
    {
        child.Parent?._children!.Remove(child);
        child.Parent = this;
        _children ??= [];
        var index = before is null ? -1 : _children.IndexOf(before);
        _children.Insert(index < 0 ? _children.Count : index, child);
        var height = child.Height + 1;
        for (var above = this; above is not null && above.Height < height; above = above.Parent, height++)
            above.Height = height;
    }

    /// <summary>Counts the levels below anew. Nothing is deeper than a page's limit, so the recursion has an end.</summary>
    internal int Measure() => Height = _children is null or [] ? 0 : 1 + _children.Max(static child => child.Measure());

    /// <summary>Lets go of the children.</summary>
    internal void RemoveAll()
    {
        foreach (var child in Children)
            child.Parent = null;
        _children = null;
    }

    internal void Remove(ViewNode child)
    {
        if (_children?.Remove(child) == true)
            child.Parent = null;
    }

    internal void SetAttribute(string name, ViewValue value)
    {
        (_attributes ??= [])[name] = value;
        // What the program sets wins over what the user typed, as in WeChat.
        if (name is "value" or "checked" || (name == "show" && Tag == Controls.PageContainerControl.Tag))
            Value = null;
    }

    internal void RemoveAttribute(string name) => _attributes?.Remove(name);

    internal void SetListener(string type, int how)
    {
        if (how == 0)
            _listeners?.Remove(type);
        else
            (_listeners ??= [])[type] = how;
    }
}
