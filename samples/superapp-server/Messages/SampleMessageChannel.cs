using Pergola.SuperApp;

namespace Pergola.Samples.SuperAppServer.Messages;

/// <summary>How the sample superapp's users get messages: in the inbox that their client asks. A real superapp wakes the phone here.</summary>
internal sealed class SampleMessageChannel(IMessageInbox inbox, SampleSuperAppServerOptions options) : IMessageChannel
{
    public async Task<MessageDelivery> DeliverAsync(SuperAppUser user, SubscriptionMessage message, CancellationToken cancellationToken)
    {
        await inbox.AddAsync(user.UserId, message, cancellationToken);
        options.MessageArrived?.Invoke(user, message);
        return MessageDelivery.Delivered;
    }
}
