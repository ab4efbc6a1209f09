namespace Pergola.MiniApps;

/// <summary>Whether a program is on the screen, and how it was entered last. Safe to use from several threads.</summary>
internal sealed class MiniAppPresence
{
    private int _isHidden;

    /// <summary>How it was entered after its launch; null when it was not.</summary>
    public LaunchOptions? Enter { get; set; }

    /// <summary>Hides or shows it; false when it was so already.</summary>
    public bool TryHide(bool isHidden) => Interlocked.Exchange(ref _isHidden, isHidden ? 1 : 0) != (isHidden ? 1 : 0);
}
