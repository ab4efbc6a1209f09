namespace Pergola.SuperApp;

/// <summary>Keeps the messages that users got, for the superapp's client to fetch. The default is memory, with the newest 200 of each user.</summary>
public interface IMessageInbox
{
    /// <summary>Keeps a message; one that is there already is kept once.</summary>
    /// <param name="userId">Whose it is.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task AddAsync(string userId, SubscriptionMessage message, CancellationToken cancellationToken);

    /// <summary>Reads what came after an offset.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="offset">The offset of the last message that is known; 0: from the first one that is kept.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The messages, oldest first.</returns>
    Task<IReadOnlyList<InboxMessage>> ReadAsync(string userId, long offset, int most, CancellationToken cancellationToken);
}

/// <summary>A message with its place in its user's inbox.</summary>
/// <param name="Offset">Its number, from 1; it never changes.</param>
/// <param name="Message">The message.</param>
public sealed record InboxMessage(long Offset, SubscriptionMessage Message);
