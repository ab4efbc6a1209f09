using System.Runtime.CompilerServices;
using Pergola.MiniApps;

namespace Pergola.Dispatch;

/// <summary>
/// The user's live taps. The host mints an activation from a trusted input event of the view, and a call spends it: once, within five
/// seconds, on the same page of the same instance. Nothing that JavaScript says can make one.
/// </summary>
internal sealed class GestureLedger(TimeProvider time)
{
    /// <summary>How long an activation lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    // More unspent taps than this within five seconds are not a user's doing; the oldest go first.
    private const int MostKept = 16;

    private readonly ConditionalWeakTable<IMiniApp, List<Activation>> _instances = [];

    /// <summary>A trusted event on a page: the program's own calls may spend it.</summary>
    public void Mint(IMiniApp app, int pageId, GestureKind kind) => Add(app, new(pageId, kind, 0, time.GetTimestamp()));

    /// <summary>A trusted event on a control that calls an API itself: only that control's own call may spend it.</summary>
    public void MintForControl(IMiniApp app, int pageId, int node, GestureKind kind) => Add(app, new(pageId, kind, node, time.GetTimestamp()));

    /// <summary>Takes back what a control's own call has left: its next call needs an event of its own.</summary>
    public void Withdraw(IMiniApp app, int pageId, int node)
    {
        if (!_instances.TryGetValue(app, out var live)) return;
        lock (live) live.RemoveAll(a => a.PageId == pageId && a.Button == node);
    }

    /// <summary>Takes the oldest live activation that fits.</summary>
    /// <param name="app">The instance.</param>
    /// <param name="pageId">The page that the call was made on.</param>
    /// <param name="kind">What the API needs.</param>
    /// <param name="button">The node of the <c>open-type</c> button that calls; 0 when the program calls.</param>
    /// <returns>Whether there was one.</returns>
    public bool Spend(IMiniApp app, int pageId, GestureKind kind, int button = 0)
    {
        if (!_instances.TryGetValue(app, out var live)) return false;
        lock (live)
        {
            live.RemoveAll(a => time.GetElapsedTime(a.Minted) > Lifetime);
            var found = live.FindIndex(a => a.PageId == pageId && a.Kind == kind && a.Button == button);
            if (found < 0) return false;
            live.RemoveAt(found);
            return true;
        }
    }

    private void Add(IMiniApp app, Activation activation)
    {
        var live = _instances.GetOrCreateValue(app);
        lock (live)
        {
            if (live.Count == MostKept) live.RemoveAt(0);
            live.Add(activation);
        }
    }

    private sealed record Activation(int PageId, GestureKind Kind, int Button, long Minted);
}

/// <summary>What the user did.</summary>
internal enum GestureKind
{
    /// <summary>Tapped.</summary>
    Tap,

    /// <summary>Put the focus on an input.</summary>
    Focus,
}
