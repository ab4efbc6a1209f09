namespace Pergola.Consent;

/// <summary>
/// What one user has answered one mini program, for each scope: allowed, refused, or not asked yet. It is kept until the
/// mini program is removed. Safe to use from several threads.
/// </summary>
public sealed class MiniAppConsents : IKeptAnswers
{
    private readonly Lock _lock = new();
    private readonly Action<IReadOnlyDictionary<string, bool>> _save;
    private Dictionary<string, bool> _answers;

    internal MiniAppConsents(IReadOnlyDictionary<string, bool> answers, Action<IReadOnlyDictionary<string, bool>> save)
    {
        _answers = new(answers, StringComparer.Ordinal);
        _save = save;
    }

    /// <summary>Raised after an answer has changed, by whomever and on any thread: what a scope guards and still runs must look again.</summary>
    public event Action? Changed;

    /// <summary>The answers so far, by scope. Scopes that were never asked are not in it.</summary>
    public IReadOnlyDictionary<string, bool> Answers => Volatile.Read(ref _answers);

    /// <summary>The answer for a scope; null when it was never asked.</summary>
    /// <param name="scope">Such as <c>scope.userInfo</c>.</param>
    public bool? Find(string scope) => Answers.TryGetValue(scope, out var allowed) ? allowed : null;

    /// <summary>Keeps an answer.</summary>
    /// <param name="scope">Such as <c>scope.userInfo</c>.</param>
    /// <param name="allowed">Whether the user allows it.</param>
    public void Set(string scope, bool allowed)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        Change(answers => answers[scope] = allowed);
    }

    /// <summary>Forgets the answer for a scope: it will be asked again.</summary>
    /// <param name="scope">Such as <c>scope.userInfo</c>.</param>
    public void Forget(string scope) => Change(answers => answers.Remove(scope));

    /// <summary>Forgets every answer.</summary>
    public void Clear() => Change(answers => answers.Clear());

    private void Change(Action<Dictionary<string, bool>> change)
    {
        lock (_lock)
        {
            // Readers keep the dictionary that they hold; it never changes under them.
            var changed = new Dictionary<string, bool>(_answers, StringComparer.Ordinal);
            change(changed);
            _save(changed);
            Volatile.Write(ref _answers, changed);
        }

        Changed?.Invoke();
    }
}
