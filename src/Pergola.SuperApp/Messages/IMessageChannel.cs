namespace Pergola.SuperApp;

/// <summary>
/// How messages reach users. The default puts them into <see cref="IMessageInbox"/>, which the superapp's client asks; register your own
/// before <c>AddSuperAppServer</c> to push them.
/// </summary>
public interface IMessageChannel
{
    /// <summary>Delivers a message. The user subscribed to it; an exception gives the subscription back.</summary>
    /// <param name="user">Whom it is for.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    /// <returns>What came of it.</returns>
    Task<MessageDelivery> DeliverAsync(SuperAppUser user, SubscriptionMessage message, CancellationToken cancellationToken);
}

/// <summary>What came of a delivery. All but <see cref="Delivered"/> give the subscription back.</summary>
public enum MessageDelivery
{
    /// <summary>The message is on its way; this channel will not lose it.</summary>
    Delivered,

    /// <summary>The limit of messages is reached: the mini program's backend gets 40038.</summary>
    LimitReached,

    /// <summary>The superapp banned this mini program's messages: 43107.</summary>
    Banned,

    /// <summary>The message has words that the superapp does not deliver: 45168.</summary>
    SensitiveWords,
}
