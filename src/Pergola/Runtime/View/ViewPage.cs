using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>The tree of one page, kept by applying the logic's operations (docs/view-protocol.md, section 1).</summary>
public sealed class ViewPage
{
    // The nodes of a rich-text are the deepest values that are common; each of their levels is two of JSON's.
    private const int MaxDepth = 256;

    private readonly Dictionary<int, ViewNode> _nodes = [];
    private readonly Dictionary<string, string> _sheets = [];
    private readonly List<string> _sheetOrder = [];
    private readonly HashSet<ViewNode> _openData = [];
    private readonly HashSet<ViewNode> _changedOpenData = [];
    private readonly PageBudget _budget;

    internal ViewPage(int id, string route, string window, MiniAppLimits? limits = null)
    {
        _budget = new PageBudget(limits ?? new MiniAppLimits());
        Id = id;
        Route = route;
        Window = window;
    }

    /// <summary>The page's id.</summary>
    public int Id { get; }

    /// <summary>The page's path, such as <c>pages/index/index</c>.</summary>
    public string Route { get; }

    /// <summary>The root element, or null before the first render.</summary>
    public ViewNode? Root => _nodes.GetValueOrDefault(1);

    /// <summary>The nodes without a parent: the root, and those that the logic has made and not put anywhere yet, or has taken out to put them back.</summary>
    internal IEnumerable<ViewNode> Tops => _nodes.Values.Where(static node => node.Parent is null);

    /// <summary>The style sheets in the order of the cascade: path and text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sheets => _sheetOrder.Select(path => KeyValuePair.Create(path, _sheets[path]));

    /// <summary>The page's merged window configuration, as JSON.</summary>
    internal string Window { get; }

    /// <summary>The number of the last batch that was applied; 0 before the first.</summary>
    internal int Sequence { get; private set; }

    /// <summary>Whether a batch could not be applied: what the logic sends after it no longer fits to what stands here.</summary>
    internal bool IsBroken { get; set; }

    /// <summary>What its canvases show.</summary>
    internal ViewDrawings Drawings { get; } = new();

    /// <summary>The <c>open-data</c> nodes of the page.</summary>
    internal IReadOnlyCollection<ViewNode> OpenData => _openData;

    internal ViewNode? Find(int id) => _nodes.GetValueOrDefault(id);

    /// <summary>Applies a batch: a JSON array of operations in UTF-8. Unknown operations are an error of the logic, not of the program.</summary>
    /// <param name="sequence">The batch's number.</param>
    /// <param name="operations">The batch.</param>
    /// <param name="calls">Receives the <c>call</c> operations, which a headless view answers by itself.</param>
    /// <exception cref="JsonException">The batch is malformed.</exception>
    /// <exception cref="DrawingLimitException">The page would draw too much.</exception>
    internal void Apply(int sequence, ReadOnlySpan<byte> operations, List<ViewCall> calls)
    {
        var reader = new Utf8JsonReader(operations, new JsonReaderOptions { MaxDepth = MaxDepth });
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.StartArray)
            ApplyOne(ref reader, operations, calls);
        // The batch is passed on as it is: nothing may stand behind its end.
        if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
            throw new JsonException("The operations are not one array of arrays.");
        Sequence = sequence;
    }

    /// <summary>The <c>open-data</c> nodes that came or changed since this was asked last.</summary>
    internal ViewNode[] TakeChangedOpenData()
    {
        if (_changedOpenData.Count == 0)
            return [];
        var changed = _changedOpenData.Where(_openData.Contains).ToArray();
        _changedOpenData.Clear();
        return changed;
    }

    private void ApplyOne(ref Utf8JsonReader reader, ReadOnlySpan<byte> operations, List<ViewCall> calls)
    {
        var name = Text(ref reader);
        switch (name)
        {
            case "new": Add(Number(ref reader), Text(ref reader), null); break;
            case "txt": Add(Number(ref reader), null, Text(ref reader)); break;
            case "ins": Insert(Number(ref reader), Number(ref reader), Number(ref reader)); break;
            case "rem": Node(Number(ref reader)).Remove(Node(Number(ref reader))); break;
            case "del": Delete(Number(ref reader)); break;
            case "text": SetText(Node(Number(ref reader)), Text(ref reader)); break;
            case "attr": SetAttribute(ref reader); break;
            case "noattr": RemoveAttribute(Node(Number(ref reader)), Text(ref reader)); break;
            case "class": SetClasses(Node(Number(ref reader)), Names(ref reader)); break;
            case "style": SetStyle(Node(Number(ref reader)), Text(ref reader)); break;
            case "id": SetId(Node(Number(ref reader)), Text(ref reader)); break;
            case "on": SetListener(Node(Number(ref reader)), Text(ref reader), Number(ref reader)); break;
            case "call": calls.Add(new(Number(ref reader), Number(ref reader), Text(ref reader), Raw(ref reader, operations))); break;
            case "draw": Drawings.Add(ReadDrawing(ref reader, operations)); break;
            case "image": Drawings.AddImage(Number(ref reader), Text(ref reader)); break;
            case "sheet": SetSheet(Text(ref reader), Text(ref reader)); break;
            default: throw new JsonException($"The view knows no operation '{name}'.");
        }

        SkipToEndOfArray(ref reader);
    }

    private void Add(int id, string? tag, string? text)
    {
        _budget.Add(_nodes.Count);
        var node = new ViewNode(this, id, tag, text);
        if (!_nodes.TryAdd(id, node))
            throw new JsonException($"Node {id} of page {Id} is there already.");
        Keep(node, (tag ?? text ?? "").Length);
        if (tag == "open-data" && _openData.Add(node))
            _changedOpenData.Add(node);
    }

    private void Delete(int id)
    {
        if (!_nodes.Remove(id, out var node))
            return;
        _openData.Remove(node);
        if (node.Tag == "canvas")
            Drawings.Drop(id);
        _budget.Keep(-node.Kept);
        // A node that has no number any more must not stay in the tree, where nothing counts it.
        if (node.Parent is { } parent && _nodes.ContainsKey(parent.Id))
            parent.Remove(node);
        node.RemoveAll();
    }

    private void Insert(int parent, int child, int before)
    {
        var (into, node) = (Node(parent), Node(child));
        _budget.Insert(into, node);
        into.Insert(node, before == 0 ? null : Node(before));
    }

    private void SetText(ViewNode node, string text)
    {
        Keep(node, text.Length - (node.TextContent?.Length ?? 0));
        node.TextContent = text;
    }

    private void SetStyle(ViewNode node, string style)
    {
        Keep(node, style.Length - node.Style.Length);
        node.Style = style;
    }

    private void SetId(ViewNode node, string id)
    {
        Keep(node, id.Length - node.AuthorId.Length);
        node.AuthorId = id;
    }

    private void SetClasses(ViewNode node, string[] classes)
    {
        Keep(node, classes.Sum(static name => (long)name.Length) - node.Classes.Sum(static name => (long)name.Length));
        node.Classes = classes;
    }

    private void SetListener(ViewNode node, string type, int how)
    {
        // A type that comes again is counted again: nobody sends one often, and nothing is gained by it.
        Keep(node, type.Length);
        node.SetListener(type, how);
    }

    private void Keep(ViewNode node, long more)
    {
        node.Kept += more;
        _budget.Keep(more);
    }

    private void SetAttribute(ref Utf8JsonReader reader)
    {
        var node = Node(Number(ref reader));
        var name = Text(ref reader);
        Next(ref reader);
        var value = ViewValue.Read(ref reader);
        Keep(node, node.Attributes.TryGetValue(name, out var old) ? value.Text.Length - old.Text.Length : name.Length + value.Text.Length);
        node.SetAttribute(name, value);
        Changed(node, name);
    }

    private void RemoveAttribute(ViewNode node, string name)
    {
        if (node.Attributes.TryGetValue(name, out var old))
            Keep(node, -name.Length - old.Text.Length);
        node.RemoveAttribute(name);
        Changed(node, name);
    }

    private void Changed(ViewNode node, string attribute)
    {
        if (node.Tag == "open-data" && attribute is ("type" or "lang"))
            _changedOpenData.Add(node);
    }

    private static Drawing ReadDrawing(ref Utf8JsonReader reader, ReadOnlySpan<byte> operations)
    {
        var canvas = Number(ref reader);
        Expect(ref reader, JsonTokenType.StartArray);
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var commands = operations[start..(int)reader.BytesConsumed].ToArray();
        var isFresh = Next(ref reader) == JsonTokenType.True;
        Expect(ref reader, JsonTokenType.StartArray);
        var uses = new List<int>();
        while (Next(ref reader) == JsonTokenType.Number)
            uses.Add(reader.GetInt32());
        return new(canvas, commands, isFresh, [.. uses]);
    }

    private void SetSheet(string path, string css)
    {
        _budget.Keep(css.Length - (_sheets.TryGetValue(path, out var old) ? old.Length : -path.Length));
        if (_sheets.TryAdd(path, css))
            _sheetOrder.Add(path);
        else
            _sheets[path] = css;
    }

    private ViewNode Node(int id) => _nodes.TryGetValue(id, out var node) ? node : throw new JsonException($"The view has no node {id} on page {Id}.");

    private static string[] Names(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var names = new List<string>();
        while (Next(ref reader) == JsonTokenType.String)
            names.Add(reader.GetString()!);
        return [.. names];
    }

    private static int Number(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetInt32(out var number) ? number : throw new JsonException("An operation has a number that names nothing.");
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (Next(ref reader) != expected)
            throw new JsonException($"An operation has {reader.TokenType} where {expected} belongs.");
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            throw new JsonException("The operations end too early.");
        return reader.TokenType;
    }

    private static byte[] Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        Next(ref reader);
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed].ToArray();
    }

    private static void SkipToEndOfArray(ref Utf8JsonReader reader)
    {
        while (Next(ref reader) != JsonTokenType.EndArray)
            reader.Skip();
    }
}

/// <summary>A question of the logic to the view: <c>rect</c>, <c>scrollOffset</c> ...</summary>
/// <param name="Call">Its number.</param>
/// <param name="Node">The node that is asked about.</param>
/// <param name="Method">What is asked.</param>
/// <param name="Arguments">JSON.</param>
internal readonly record struct ViewCall(int Call, int Node, string Method, ReadOnlyMemory<byte> Arguments);
