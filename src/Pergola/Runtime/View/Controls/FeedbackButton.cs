namespace Pergola.Runtime.View.Controls;

/// <summary><c>open-type="feedback"</c>: the user writes to the superapp about the mini program. Nothing of it reaches the program.</summary>
internal static class FeedbackButton
{
    public static async Task OpenAsync(HostButtons host, ButtonTap tap)
    {
        var answer = await host.AskAsync("feedback", tap, writer => writer.WriteString("title", host.Words("feedback"))).ConfigureAwait(false);
        if (answer.Confirmed && answer.Content?.Trim() is { Length: > 0 } text)
            await host.Proxy.OnFeedbackAsync(host.Context, text, host.Stopping).ConfigureAwait(false);
    }
}
