namespace Pergola.SuperApp.Messages;

/// <summary>Inboxes in memory, for a superapp server of one process; a restart empties them.</summary>
internal sealed class MemoryMessageInbox : IMessageInbox
{
    /// <summary>How many messages of a user are kept.</summary>
    public const int MostPerUser = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Inbox> inboxes = new(StringComparer.Ordinal);

    public Task AddAsync(string userId, SubscriptionMessage message, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!inboxes.TryGetValue(userId, out var inbox))
                inboxes.Add(userId, inbox = new Inbox());
            if (!inbox.Messages.Any(kept => kept.Message.AppId == message.AppId && kept.Message.MessageId == message.MessageId))
                inbox.Messages.Enqueue(new InboxMessage(++inbox.Last, message));
            if (inbox.Messages.Count > MostPerUser)
                inbox.Messages.Dequeue();
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<InboxMessage>> ReadAsync(string userId, long offset, int most, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            IReadOnlyList<InboxMessage> found = inboxes.TryGetValue(userId, out var inbox) ? [.. inbox.Messages.Where(kept => kept.Offset > offset).Take(most)] : [];
            return Task.FromResult(found);
        }
    }

    private sealed class Inbox
    {
        public long Last { get; set; }

        public Queue<InboxMessage> Messages { get; } = new();
    }
}
