using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.SuperApp;
using Pergola.SuperApp.AuthCodes;
using Pergola.SuperApp.Endpoints;
using Pergola.SuperApp.Messages;
using Pergola.SuperApp.Signatures;
using Pergola.SuperApp.TemporaryCodes;
using Pergola.SuperApp.Tickets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the superapp server kit.</summary>
public static class SuperAppServerServices
{
    /// <summary>Adds what a superapp server owes the platform at v2 and v3. Map it with <c>MapSuperAppServer</c>.</summary>
    /// <typeparam name="TUsers">Who the users are.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the keys that this server shares with the platform.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddSuperAppServer<TUsers>(this IServiceCollection services, Action<SuperAppServerOptions> configure)
        where TUsers : class, IUserDirectory
    {
        services.AddOptions<SuperAppServerOptions>()
            .Configure(configure)
            .Validate(o => o.AppKey.Length > 0 && o.AppSecret.Length >= 16, "Set AppKey and AppSecret to what the superapp was registered with.")
            .Validate(o => o.SecretKey.Length is 16 or 24 or 32, "Set SecretKey to the 16, 24 or 32 characters of the backend service configuration.")
            .Validate(o => o.AuthCodeLifetime >= TimeSpan.FromMinutes(1) && o.AuthCodeLifetime <= TimeSpan.FromMinutes(5), "AuthCodeLifetime must be one to five minutes.")
            .Validate(o => o.TemporaryCodeLifetime > TimeSpan.Zero && o.TemporaryCodeLifetime <= TimeSpan.FromMinutes(10), "TemporaryCodeLifetime must be at most ten minutes.")
            .Validate(o => o.TicketLifetime > TimeSpan.Zero && o.TicketLifetime <= TimeSpan.FromMinutes(5), "TicketLifetime must be at most five minutes.")
            .ValidateOnStart();

        services.TryAddScoped<IUserDirectory, TUsers>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAuthCodeStore, MemoryAuthCodeStore>();
        services.TryAddSingleton<SuperAppAuthCodes>();
        services.TryAddSingleton<ISuperAppAuthCodes>(provider => provider.GetRequiredService<SuperAppAuthCodes>());
        services.TryAddSingleton<ISuperAppTickets, SuperAppTickets>();
        services.TryAddSingleton<NonceWindow>();
        services.TryAddSingleton<BodySignature>();
        services.TryAddSingleton<UserCallSignature>();
        services.TryAddSingleton<ExchangeSignature>();
        services.TryAddSingleton<ITemporaryCodeStore, MemoryTemporaryCodeStore>();
        services.TryAddSingleton<TemporaryCodeDesk>();
        services.TryAddSingleton<ISubscriptionStore, MemorySubscriptionStore>();
        services.TryAddSingleton<IMessageInbox, MemoryMessageInbox>();
        services.TryAddSingleton<IMessageChannel, InboxChannel>();
        services.TryAddSingleton<MessageDesk>();
        AddEndpoints(services);
        return services;
    }

    private static void AddEndpoints(IServiceCollection services)
    {
        services.TryAddSingleton<UserCall>();
        services.TryAddSingleton<CheckUser>();
        services.TryAddSingleton<IssueTemporaryCode>();
        services.TryAddSingleton<ContactAnswer>();
        services.TryAddSingleton<GetUserEmail>();
        services.TryAddSingleton<GetUserPhoneNumber>();
        services.TryAddSingleton<FieldAnswer>();
        services.TryAddSingleton<GetUserNick>();
        services.TryAddSingleton<GetUserAvatar>();
        services.TryAddSingleton<ExchangeAuthCode>();
        services.TryAddSingleton<IssueAuthCode>();
        services.TryAddSingleton<IssueTicket>();
        services.TryAddSingleton<SendMessage>();
        services.TryAddSingleton<TakeSubscriptions>();
        services.TryAddSingleton<ReadMessages>();
    }
}
