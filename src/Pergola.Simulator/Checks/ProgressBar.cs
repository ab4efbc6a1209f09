namespace Pergola.Simulator.Checks;

/// <summary>A bar that grows in one line of the terminal; nothing where the output is not a terminal.</summary>
internal sealed class ProgressBar(TextWriter terminal, bool isShown)
{
    private const int Width = 30;

    /// <summary>Shows how far it is.</summary>
    public void Show(int done, int all)
    {
        if (!isShown || all == 0)
            return;
        var filled = Width * done / all;
        terminal.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{all} ");
    }

    /// <summary>Takes the bar away.</summary>
    public void Clear()
    {
        if (isShown)
            terminal.Write("\r" + new string(' ', Width + 20) + "\r");
    }
}
