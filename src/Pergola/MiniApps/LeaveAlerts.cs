using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pergola.Consent;
using Pergola.Runtime.WxApis;

namespace Pergola.MiniApps;

/// <summary>The questions that stand before leaving a page by the back button (<c>wx.enableAlertBeforeUnload</c>).</summary>
internal static class LeaveAlerts
{
    private static readonly ConditionalWeakTable<IMiniApp, ConcurrentDictionary<int, string>> s_all = [];

    /// <summary>Sets the question of a page; null takes it away.</summary>
    public static void Set(IMiniApp app, int page, string? message)
    {
        var questions = s_all.GetOrCreateValue(app);
        if (message is null) questions.TryRemove(page, out _);
        else questions[page] = message;
    }

    /// <summary>The page is gone.</summary>
    public static void PageClosed(IMiniApp app, int page) => Set(app, page, null);

    /// <summary>Whether the user really leaves the page on top.</summary>
    public static async Task<bool> AgreesAsync(IMiniApp app, CancellationToken cancellationToken)
    {
        var page = app.Pages.TopId;
        if (!s_all.TryGetValue(app, out var questions) || !questions.TryGetValue(page, out var message))
            return true;
        var language = ConsentTexts.LanguageOf(app);
        var question = new ShowModalParams(Content: message, CancelText: ConsentTexts.Of("stay", language), ConfirmText: ConsentTexts.Of("leave", language));
        return (await app.Ui.AskAsync(new UiQuestion("modal", page, JsonSerializer.SerializeToElement(question, ShowModalJson.Default.ShowModalParams)), cancellationToken).ConfigureAwait(false)).Confirmed;
    }
}
