using Pergola.MiniApps;

namespace Pergola.Samples.SuperApp;

/// <summary>Tells the SDK who is signed in, and what the user is called.</summary>
internal sealed class SampleMiniAppProxy(SampleSession session, SuperAppServer server) : MiniAppProxy
{
    /// <inheritdoc />
    public override string? GetAccount() => session.Account;

    /// <inheritdoc />
    public override async ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) =>
        session.TokenOf(context.Account) is { } token && await server.GetProfileAsync(token, cancellationToken) is { } profile ? SampleUserInfo.Of(profile) : null;

    /// <inheritdoc />
    public override ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        new([.. ids.Select(static id => Templates.GetValueOrDefault(id) ?? new SubscribeTemplate(id, id))]);

    // A real superapp asks its server, where the operator approves templates.
    private static readonly Dictionary<string, SubscribeTemplate> Templates = new[]
    {
        new SubscribeTemplate("mti_order_ready", "Your order is ready") { Detail = "Order 1042 waits for you at the counter" },
        new SubscribeTemplate("mti_order_late", "Your order is late") { Detail = "Order 1042 comes 10 minutes later" },
    }.ToDictionary(static template => template.Id, StringComparer.Ordinal);
}
