namespace Pergola.Consent;

/// <summary>
/// What one user has chosen for good about one mini program's subscription messages: whether any are taken, and the templates that were
/// ticked "Always keep the above selection". It is kept until the mini program is removed. Safe to use from several threads.
/// </summary>
public sealed class MiniAppSubscriptions : IKeptAnswers
{
    private readonly Lock _lock = new();
    private readonly Action<SubscriptionAnswers> _save;
    private SubscriptionAnswers _answers;

    internal MiniAppSubscriptions(SubscriptionAnswers answers, Action<SubscriptionAnswers> save)
    {
        _answers = answers;
        _save = save;
    }

    /// <summary>Whether the user takes any message of this mini program.</summary>
    public bool MainSwitch => Volatile.Read(ref _answers).MainSwitch;

    /// <summary>By template: whether it is taken. Only those that were ticked are in it.</summary>
    public IReadOnlyDictionary<string, bool> Kept => Volatile.Read(ref _answers).Items;

    /// <summary>Keeps the answers for templates that were ticked.</summary>
    /// <param name="answers">By template: whether it is taken.</param>
    public void Keep(IReadOnlyDictionary<string, bool> answers) => Change(now => now with { Items = Merged(now.Items, answers) });

    /// <summary>Turns all messages on or off.</summary>
    /// <param name="on">Whether the user takes any.</param>
    public void SetMainSwitch(bool on) => Change(now => now with { MainSwitch = on });

    /// <summary>Forgets every choice: messages are on, and each template is asked for again.</summary>
    public void Clear() => Change(static _ => SubscriptionAnswers.None);

    private static Dictionary<string, bool> Merged(IReadOnlyDictionary<string, bool> now, IReadOnlyDictionary<string, bool> further)
    {
        var merged = new Dictionary<string, bool>(now, StringComparer.Ordinal);
        foreach (var (template, taken) in further) merged[template] = taken;
        return merged;
    }

    private void Change(Func<SubscriptionAnswers, SubscriptionAnswers> change)
    {
        lock (_lock)
        {
            var changed = change(_answers);
            _save(changed);
            Volatile.Write(ref _answers, changed);
        }
    }
}

/// <summary>What the file of <see cref="MiniAppSubscriptions"/> holds.</summary>
/// <param name="MainSwitch">Whether any message is taken.</param>
/// <param name="Items">By template: whether it is taken.</param>
internal sealed record SubscriptionAnswers(bool MainSwitch, IReadOnlyDictionary<string, bool> Items)
{
    /// <summary>Nothing has been chosen.</summary>
    public static SubscriptionAnswers None { get; } = new(true, new Dictionary<string, bool>());
}
