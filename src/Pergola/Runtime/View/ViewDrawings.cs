using System.Text.Json;

namespace Pergola.Runtime.View;

/// <summary>
/// What the canvases of a page were told to draw, kept for a view that comes later (docs/view-protocol.md, section 1, <c>draw</c>). The commands
/// are the view's business: here they are text. What a canvas has cleared is forgotten, unless another one drew it before.
/// </summary>
internal sealed class ViewDrawings
{
    /// <summary>How much is kept for a page, in bytes. Beyond it the oldest drawings go: a view that comes later does not show them.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    private const int MostImages = 2000;

    private readonly LinkedList<Drawing> _drawings = [];
    private readonly Dictionary<int, string> _images = [];
    private long _bytes;

    /// <summary>The drawings that are kept, the oldest first.</summary>
    public IEnumerable<Drawing> All => _drawings;

    /// <summary>The pictures that the drawings name: number and source.</summary>
    public IEnumerable<KeyValuePair<int, string>> Images => _images;

    public void AddImage(int id, string source)
    {
        // Numbers grow, so the first is the oldest.
        if (_images.Count >= MostImages)
            _images.Remove(_images.Keys.First());
        _images[id] = source;
    }

    public void Add(Drawing drawing)
    {
        if (drawing.IsFresh)
            ForgetBefore(drawing.Canvas);
        _drawings.AddLast(drawing);
        _bytes += drawing.Commands.Length;
        while (_bytes > MostBytes && _drawings.First is { } oldest)
            Remove(oldest);
    }

    /// <summary>The canvas is gone.</summary>
    public void Drop(int canvas)
    {
        if (_drawings.Count > 0)
            ForgetBefore(canvas);
    }

    private void ForgetBefore(int canvas)
    {
        var at = _drawings.Last;
        while (at is not null && !at.Value.Uses.Contains(canvas))
        {
            var before = at.Previous;
            if (at.Value.Canvas == canvas)
                Remove(at);
            at = before;
        }
    }

    private void Remove(LinkedListNode<Drawing> drawing)
    {
        _bytes -= drawing.Value.Commands.Length;
        _drawings.Remove(drawing);
    }
}

/// <summary>Commands for one canvas.</summary>
/// <param name="Canvas">The canvas's node; negative for one that is not on the screen.</param>
/// <param name="Commands">The JSON array of commands, in UTF-8.</param>
/// <param name="IsFresh">Whether nothing of what was drawn before shows through.</param>
/// <param name="Uses">The canvases that are drawn onto this one.</param>
internal sealed record Drawing(int Canvas, byte[] Commands, bool IsFresh, int[] Uses)
{
    /// <summary>The commands as people read them: <c>fillRect(0, 0, 10, 10)</c>, <c>fillStyle("#f00")</c>.</summary>
    public IEnumerable<string> Lines()
    {
        using var commands = JsonDocument.Parse(Commands);
        foreach (var command in commands.RootElement.EnumerateArray())
            yield return $"{command[0].GetString()}({string.Join(", ", command.EnumerateArray().Skip(1).Select(static argument => argument.GetRawText()))})";
    }
}
