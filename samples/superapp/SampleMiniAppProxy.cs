using Pergola.Dispatch;
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

    /// <summary>Our server knows the templates. One that it does not know is shown by its id, so that any program can be tried; it can be accepted, and sends nothing.</summary>
    public override async ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var known = await AskAsync(server.GetTemplatesAsync(TokenOf(context), context.App.AppId, ids, cancellationToken)) ?? throw OpenApiErrors.SignedOut();
        return [.. ids.Select(id => known.FirstOrDefault(template => template.Id == id) is { } found ? new SubscribeTemplate(id, found.Title) { Detail = found.Detail } : new SubscribeTemplate(id, id))];
    }

    /// <summary>Our server sends the messages, so it must know who takes which.</summary>
    public override async ValueTask OnSubscribedAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (!await AskAsync(server.SubscribeAsync(TokenOf(context), context.App.AppId, ids, cancellationToken)))
            throw OpenApiErrors.SignedOut();
    }

    private string TokenOf(MiniAppContext context) => session.TokenOf(context.Account) ?? throw OpenApiErrors.SignedOut();

    private static async Task<T> AskAsync<T>(Task<T> answer)
    {
        try
        {
            return await answer;
        }
        catch (HttpRequestException)
        {
            throw new OpenApiException("the superapp's server cannot be reached", -1);
        }
    }
}
