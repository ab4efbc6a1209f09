using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pergola.SuperApp.Messages;

/// <summary>Delivers a message once: whoever sends it again meanwhile waits for the same outcome, and later is told that it was delivered.</summary>
internal sealed partial class MessageDesk(ISubscriptionStore subscriptions, IMessageChannel channel, TimeProvider time, ILogger<MessageDesk> log)
{
    private readonly ConcurrentDictionary<(string AppId, string MessageId), Lazy<Task<MessageOutcome>>> running = new();

    public async Task<MessageOutcome> SendAsync(SuperAppUser user, SubscriptionMessage message, bool longTerm)
    {
        var key = (message.AppId, message.MessageId);

        // Not cancelled with the request: its sender may be asking again already, and must not find a message half delivered.
        var sending = running.GetOrAdd(key, _ => new Lazy<Task<MessageOutcome>>(() => UseAndDeliverAsync(user, message, longTerm)));
        try
        {
            return await sending.Value;
        }
        finally
        {
            running.TryRemove(new(key, sending));
        }
    }

    private async Task<MessageOutcome> UseAndDeliverAsync(SuperAppUser user, SubscriptionMessage message, bool longTerm)
    {
        var subscription = new Subscription(user.UserId, message.AppId, message.TemplateId);
        var use = await subscriptions.UseAsync(subscription, message.MessageId, longTerm, time.GetUtcNow(), CancellationToken.None);
        if (use != SubscriptionUse.Allowed)
            return use == SubscriptionUse.Repeated ? MessageOutcome.Delivered : MessageOutcome.NotSubscribed;
        var outcome = await TryDeliverAsync(user, message);
        if (outcome != MessageOutcome.Delivered)
            await subscriptions.GiveBackAsync(subscription, message.MessageId, CancellationToken.None);
        return outcome;
    }

    private async Task<MessageOutcome> TryDeliverAsync(SuperAppUser user, SubscriptionMessage message)
    {
        try
        {
            return await channel.DeliverAsync(user, message, CancellationToken.None) switch
            {
                MessageDelivery.Delivered => MessageOutcome.Delivered,
                MessageDelivery.LimitReached => MessageOutcome.LimitReached,
                MessageDelivery.Banned => MessageOutcome.Banned,
                _ => MessageOutcome.SensitiveWords,
            };
        }
        catch (Exception fault)
        {
            NotDelivered(message.MessageId, message.AppId, fault);
            return MessageOutcome.Failed;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} of mini program {AppId} could not be delivered; its subscription is as before.")]
    private partial void NotDelivered(string messageId, string appId, Exception fault);
}

/// <summary>What the platform is told.</summary>
internal enum MessageOutcome
{
    Delivered,
    NotSubscribed,
    LimitReached,
    Banned,
    SensitiveWords,
    Failed,
}
