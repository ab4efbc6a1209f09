namespace Pergola.SuperApp.Messages;

/// <summary>The channel of a superapp that has no push of its own: its client fetches the messages.</summary>
internal sealed class InboxChannel(IMessageInbox inbox) : IMessageChannel
{
    public async Task<MessageDelivery> DeliverAsync(SuperAppUser user, SubscriptionMessage message, CancellationToken cancellationToken)
    {
        await inbox.AddAsync(user.UserId, message, cancellationToken);
        return MessageDelivery.Delivered;
    }
}
