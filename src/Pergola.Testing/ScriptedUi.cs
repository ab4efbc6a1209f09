using System.Collections.Concurrent;
using Pergola.MiniApps;

namespace Pergola.Testing;

/// <summary>Answers dialogs in place of a user, and keeps what was drawn around the program.</summary>
public sealed class ScriptedUi : IMiniAppUi
{
    private readonly ConcurrentQueue<UiChange> _changes = new();
    private readonly ConcurrentQueue<UiQuestion> _questions = new();
    private readonly ConcurrentDictionary<string, Func<UiQuestion, UiAnswer>> _byKind = new(StringComparer.Ordinal);

    /// <summary>Every change of bars, toasts and loading marks, the oldest first.</summary>
    public IReadOnlyCollection<UiChange> Changes => _changes;

    /// <summary>Every question, the oldest first.</summary>
    public IReadOnlyCollection<UiQuestion> Questions => _questions;

    /// <summary>What the user answers to a question that <see cref="On"/> says nothing of. By default every dialog is cancelled.</summary>
    public Func<UiQuestion, UiAnswer> Answer { get; set; } = static _ => new UiAnswer(false);

    /// <summary>The title of the navigation bar now.</summary>
    public string? Title => _changes.LastOrDefault(static change => change.Kind == "navigationBar" && change.Data.TryGetProperty("title", out _))?.Data.GetProperty("title").GetString();

    /// <summary>The text of the toast that was shown last and has not been hidden by the program; null when there is none.</summary>
    public string? Toast => Text("toast", "hideToast");

    /// <summary>The text of the loading mark that is shown; null when there is none.</summary>
    public string? Loading => Text("loading", "hideLoading");

    /// <summary>Raised after each change and each question, on the program's loop.</summary>
    public event Action? Changed;

    /// <summary>Says what the user answers to questions of one kind.</summary>
    /// <param name="kind"><c>modal</c>, <c>actionSheet</c>, <c>consent</c>, ... (docs/view-protocol.md section 4).</param>
    /// <param name="answer">Called for each question.</param>
    /// <returns>This UI.</returns>
    public ScriptedUi On(string kind, Func<UiQuestion, UiAnswer> answer)
    {
        _byKind[kind] = answer;
        return this;
    }

    /// <summary>Confirms or cancels every modal.</summary>
    /// <param name="confirm">Whether the user confirms.</param>
    /// <param name="content">What the user types into an editable one.</param>
    /// <returns>This UI.</returns>
    public ScriptedUi OnModal(bool confirm, string? content = null) => On("modal", _ => new UiAnswer(confirm, Content: content));

    /// <summary>Taps an item of every action sheet.</summary>
    /// <param name="index">The item, from 0; -1 cancels.</param>
    /// <returns>This UI.</returns>
    public ScriptedUi OnActionSheet(int index) => On("actionSheet", _ => new UiAnswer(index >= 0, index));

    /// <summary>Allows or refuses what is asked for on consent sheets.</summary>
    /// <param name="allow">Whether the user allows it.</param>
    /// <param name="choice">What the user chooses where the sheet offers several, such as an avatar; null takes the first.</param>
    /// <returns>This UI.</returns>
    public ScriptedUi OnConsent(bool allow, string? choice = null) => On("consent", question => new UiAnswer(allow, Content: choice ?? FirstChoice(question)));

    /// <inheritdoc />
    public void Apply(UiChange change)
    {
        _changes.Enqueue(change);
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        _questions.Enqueue(question);
        Changed?.Invoke();
        return Task.FromResult(_byKind.TryGetValue(question.Kind, out var answer) ? answer(question) : Answer(question));
    }

    // A toast and a loading mark take each other's place, as in WeChat.
    private string? Text(string shown, string hidden) =>
        _changes.LastOrDefault(change => change.Kind == hidden || change.Kind is "toast" or "loading") is { } last && last.Kind == shown
            ? last.Data.TryGetProperty("title", out var title) ? title.GetString() : ""
            : null;

    private static string? FirstChoice(UiQuestion question) =>
        question.Data.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 ? choices[0].GetProperty("value").GetString() : null;
}
