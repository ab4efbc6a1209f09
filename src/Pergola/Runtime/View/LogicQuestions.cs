namespace Pergola.Runtime.View;

/// <summary>
/// The questions of the logic that the view has not answered yet. A view that goes away answers no more, and the program must not wait for ever. Used on the
/// program's loop only.
/// </summary>
internal sealed class LogicQuestions
{
    private readonly Dictionary<(int Page, int Call), string> _open = [];

    public void Add(int page, ViewCall call) => _open[(page, call.Call)] = call.Method;

    /// <summary>An answer came; false when nobody asked.</summary>
    public bool Take(int page, int call) => _open.Remove((page, call));

    /// <summary>The page is gone, and the logic knows it.</summary>
    public void Forget(int page)
    {
        foreach (var key in _open.Keys.Where(key => key.Page == page).ToArray())
            _open.Remove(key);
    }

    /// <summary>What will not be answered by the view any more.</summary>
    public (int Page, int Call, string Method)[] TakeAll()
    {
        var all = _open.Select(static entry => (entry.Key.Page, entry.Key.Call, entry.Value)).ToArray();
        _open.Clear();
        return all;
    }
}
