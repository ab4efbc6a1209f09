using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>The tree of one page, kept by applying the logic's operations (docs/view-protocol.md, section 1).</summary>
public sealed class ViewPage
{
    private readonly Dictionary<int, ViewNode> _nodes = [];
    private readonly Dictionary<string, string> _sheets = [];
    private readonly List<string> _sheetOrder = [];
    private readonly HashSet<ViewNode> _openData = [];
    private readonly HashSet<ViewNode> _changedOpenData = [];

    internal ViewPage(int id, string route, string window)
    {
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

    /// <summary>The style sheets in the order of the cascade: path and text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sheets => _sheetOrder.Select(path => KeyValuePair.Create(path, _sheets[path]));

    /// <summary>The page's merged window configuration, as JSON.</summary>
    internal string Window { get; }

    /// <summary>The number of the last batch that was applied; 0 before the first.</summary>
    internal int Sequence { get; private set; }

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
    internal void Apply(int sequence, ReadOnlySpan<byte> operations, List<ViewCall> calls)
    {
        var reader = new Utf8JsonReader(operations);
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.StartArray)
            ApplyOne(ref reader, operations, calls);
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
            case "text": Node(Number(ref reader)).TextContent = Text(ref reader); break;
            case "attr": SetAttribute(ref reader); break;
            case "noattr": RemoveAttribute(Node(Number(ref reader)), Text(ref reader)); break;
            case "class": Node(Number(ref reader)).Classes = Names(ref reader); break;
            case "style": Node(Number(ref reader)).Style = Text(ref reader); break;
            case "id": Node(Number(ref reader)).AuthorId = Text(ref reader); break;
            case "on": Node(Number(ref reader)).SetListener(Text(ref reader), Number(ref reader)); break;
            case "call": calls.Add(new(Number(ref reader), Number(ref reader), Text(ref reader))); break;
            case "draw": Drawings.Add(ReadDrawing(ref reader, operations)); break;
            case "image": Drawings.AddImage(Number(ref reader), Text(ref reader)); break;
            case "sheet": SetSheet(Text(ref reader), Text(ref reader)); break;
            default: throw new JsonException($"The view knows no operation '{name}'.");
        }

        SkipToEndOfArray(ref reader);
    }

    private void Add(int id, string? tag, string? text)
    {
        var node = _nodes[id] = new ViewNode(this, id, tag, text);
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
    }

    private void Insert(int parent, int child, int before) => Node(parent).Insert(Node(child), before == 0 ? null : Find(before));

    private void SetAttribute(ref Utf8JsonReader reader)
    {
        var node = Node(Number(ref reader));
        var name = Text(ref reader);
        Next(ref reader);
        node.SetAttribute(name, ViewValue.Read(ref reader));
        Changed(node, name);
    }

    private void RemoveAttribute(ViewNode node, string name)
    {
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
        return reader.GetInt32();
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

    private static void SkipToEndOfArray(ref Utf8JsonReader reader)
    {
        while (Next(ref reader) != JsonTokenType.EndArray)
            reader.Skip();
    }
}

/// <summary>A question of the logic to the view: <c>rect</c>, <c>scrollOffset</c> ...</summary>
internal readonly record struct ViewCall(int Call, int Node, string Method);
