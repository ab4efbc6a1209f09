namespace Pergola.SuperApp.Messages;

/// <summary>Subscriptions in memory, for a superapp server of one process; a restart forgets them, and users are asked again.</summary>
internal sealed class MemorySubscriptionStore : ISubscriptionStore
{
    /// <summary>No user takes more templates than these; a client that makes up more only forgets its own oldest.</summary>
    public const int MostPerUser = 1_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, OrderedDictionary<Subscription, int>> consents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string AppId, string MessageId), Use> used = [];
    private readonly Queue<((string AppId, string MessageId) Key, DateTimeOffset Until)> byAge = new();

    public Task AddAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var ofUser = OfUser(subscription.UserId);
            ofUser[subscription] = Math.Min(ofUser.GetValueOrDefault(subscription), int.MaxValue - 1) + 1;
            if (ofUser.Count > MostPerUser)
                ofUser.RemoveAt(0);
        }

        return Task.CompletedTask;
    }

    public Task WithdrawAsync(Subscription subscription, CancellationToken cancellationToken)
    {
        lock (gate)
            OfUser(subscription.UserId).Remove(subscription);
        return Task.CompletedTask;
    }

    public Task<SubscriptionUse> UseAsync(Subscription subscription, string messageId, bool longTerm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (gate)
            return Task.FromResult(Take(subscription, (subscription.AppId, messageId), longTerm, now));
    }

    public Task GiveBackAsync(Subscription subscription, string messageId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // What stood when the message was tried stands again; a long-term one was never taken.
            if (used.Remove((subscription.AppId, messageId), out var use) && use.Taken)
            {
                var ofUser = OfUser(subscription.UserId);
                ofUser[subscription] = ofUser.GetValueOrDefault(subscription) + 1;
            }
        }

        return Task.CompletedTask;
    }

    private SubscriptionUse Take(Subscription subscription, (string AppId, string MessageId) key, bool longTerm, DateTimeOffset now)
    {
        while (byAge.TryPeek(out var oldest) && oldest.Until <= now)
            Forget(byAge.Dequeue().Key, now);
        if (used.ContainsKey(key))
            return SubscriptionUse.Repeated;
        var ofUser = OfUser(subscription.UserId);
        if (!ofUser.TryGetValue(subscription, out var left))
            return SubscriptionUse.NotSubscribed;
        if (!longTerm && left == 1)
            ofUser.Remove(subscription);
        else if (!longTerm)
            ofUser[subscription] = left - 1;
        used[key] = new Use(!longTerm, now + Remembered);
        byAge.Enqueue((key, now + Remembered));
        return SubscriptionUse.Allowed;
    }

    /// <summary>A message that was given back and came again has a later end than its first entry in the queue.</summary>
    private void Forget((string AppId, string MessageId) key, DateTimeOffset now)
    {
        if (used.TryGetValue(key, out var use) && use.Until <= now)
            used.Remove(key);
    }

    private OrderedDictionary<Subscription, int> OfUser(string userId)
    {
        if (!consents.TryGetValue(userId, out var ofUser))
            consents.Add(userId, ofUser = []);
        return ofUser;
    }

    private sealed record Use(bool Taken, DateTimeOffset Until);
}
