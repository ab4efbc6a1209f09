using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /host/subscribed: the superapp's own client says which templates its signed-in user takes, and which no longer.</summary>
internal sealed class TakeSubscriptions(ISubscriptionStore subscriptions)
{
    private const int MostAtOnce = 20;
    private const int LongestId = 128;

    public async Task<JsonHttpResult<SuperAppResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        if (await users.FindSignedInAsync(http, http.RequestAborted) is not { } user)
            return Answer(HostAnswers.NotSignedIn, "nobody is signed in");
        var body = await RequestBody.ReadAsync(http);
        if (body is null || RequestBody.Parse(body, ProtocolJson.Default.SubscribedRequest) is not { } request || !IsId(request.AppId))
            return Answer(HostAnswers.BadRequest, "the body must be {appid, accepted, withdrawn}");
        var (accepted, withdrawn) = (request.Accepted ?? [], request.Withdrawn ?? []);
        if (accepted.Count + withdrawn.Count is 0 or > MostAtOnce || !accepted.Concat(withdrawn).All(IsId))
            return Answer(HostAnswers.BadRequest, $"accepted and withdrawn must name 1 to {MostAtOnce} templates");

        foreach (var template in withdrawn)
            await subscriptions.WithdrawAsync(new Subscription(user.UserId, request.AppId, template), http.RequestAborted);
        foreach (var template in accepted)
            await subscriptions.AddAsync(new Subscription(user.UserId, request.AppId, template), http.RequestAborted);
        return Answer(HostAnswers.Ok, "ok");
    }

    private static bool IsId(string? text) => text is { Length: > 0 and <= LongestId };

    private static JsonHttpResult<SuperAppResponse> Answer(string returnCode, string message) => TypedResults.Json(
        new SuperAppResponse { ReturnCode = returnCode, ReturnMessage = message, RequestId = Guid.NewGuid().ToString("N") }, ProtocolJson.Default.SuperAppResponse);
}
