namespace Pergola.SuperApp;

/// <summary>
/// Keeps which messages users take. It has no Get: using a subscription looks and takes in one step, or one consent could bring two messages.
/// Keep it in a database that all processes of your server share; the default is memory.
/// </summary>
public interface ISubscriptionStore
{
    /// <summary>The user took a template once more.</summary>
    /// <param name="subscription">Whose, and which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is kept.</returns>
    Task AddAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>The user takes a template no longer: what is left of it is gone.</summary>
    /// <param name="subscription">Whose, and which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is gone.</returns>
    Task WithdrawAsync(Subscription subscription, CancellationToken cancellationToken);

    /// <summary>Uses a subscription for one message, atomically, and remembers the message for a day at least.</summary>
    /// <param name="subscription">Whose, and which.</param>
    /// <param name="messageId">The message; the same one again uses nothing up.</param>
    /// <param name="longTerm">Whether the subscription stays, as that of a long-term template does; else one consent is used up.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the message may be delivered.</returns>
    Task<SubscriptionUse> UseAsync(Subscription subscription, string messageId, bool longTerm, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The message could not be delivered: what it used is as before, and the message may come again.</summary>
    /// <param name="subscription">Whose, and which.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when it is given back.</returns>
    Task GiveBackAsync(Subscription subscription, string messageId, CancellationToken cancellationToken);
}

/// <summary>A template of a mini program that a user takes.</summary>
/// <param name="UserId">The user.</param>
/// <param name="AppId">The mini program.</param>
/// <param name="TemplateId">The template.</param>
public sealed record Subscription(string UserId, string AppId, string TemplateId);

/// <summary>What came of using a subscription.</summary>
public enum SubscriptionUse
{
    /// <summary>The user does not take it: nothing may be delivered.</summary>
    NotSubscribed,

    /// <summary>The message may be delivered.</summary>
    Allowed,

    /// <summary>This very message used it before: it has been delivered, or is being delivered.</summary>
    Repeated,
}
