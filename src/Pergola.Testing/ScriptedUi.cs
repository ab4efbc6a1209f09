using System.Collections.Concurrent;
using Pergola.MiniApps;

namespace Pergola.Testing;

/// <summary>Answers dialogs in place of a user, and keeps what was drawn around the program.</summary>
public sealed class ScriptedUi : IMiniAppUi
{
    private readonly ConcurrentQueue<UiChange> _changes = new();
    private readonly ConcurrentQueue<UiQuestion> _questions = new();

    /// <summary>Every change of bars, toasts and loading marks, the oldest first.</summary>
    public IReadOnlyCollection<UiChange> Changes => _changes;

    /// <summary>Every question, the oldest first.</summary>
    public IReadOnlyCollection<UiQuestion> Questions => _questions;

    /// <summary>What the user answers. By default every dialog is cancelled.</summary>
    public Func<UiQuestion, UiAnswer> Answer { get; set; } = static _ => new UiAnswer(false);

    /// <summary>The title of the navigation bar now.</summary>
    public string? Title => _changes.LastOrDefault(static change => change.Kind == "navigationBar" && change.Data.TryGetProperty("title", out _))?.Data.GetProperty("title").GetString();

    /// <summary>Raised after each change and each question, on the program's loop.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public void Apply(UiChange change)
    {
        _changes.Enqueue(change);
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        _questions.Enqueue(question);
        Changed?.Invoke();
        return Task.FromResult(Answer(question));
    }
}
