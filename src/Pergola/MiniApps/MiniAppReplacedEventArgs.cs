namespace Pergola.MiniApps;

/// <summary>An instance that took another's place.</summary>
/// <param name="old">The one that ended.</param>
/// <param name="next">The one that runs now.</param>
public sealed class MiniAppReplacedEventArgs(MiniApp old, MiniApp next) : EventArgs
{
    /// <summary>The one that ended.</summary>
    public MiniApp Old { get; } = old;

    /// <summary>The one that runs now.</summary>
    public MiniApp Next { get; } = next;
}
