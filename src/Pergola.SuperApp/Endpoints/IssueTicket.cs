using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /host/ticket: the superapp's own client asks for a ticket for its signed-in user and its device's key.</summary>
internal sealed class IssueTicket(ISuperAppTickets tickets)
{
    public async Task<JsonHttpResult<TicketResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        if (await users.FindSignedInAsync(http, http.RequestAborted) is not { } user)
            return Answer(HostAnswers.NotSignedIn, "nobody is signed in", data: null);
        var body = await RequestBody.ReadAsync(http);
        if (body is null || RequestBody.Parse(body, ProtocolJson.Default.TicketRequest) is not { InstanceKey: { Length: > 0 } key })
            return Answer(HostAnswers.BadRequest, "the body must be {key}", data: null);
        try
        {
            return Answer(HostAnswers.Ok, "ok", tickets.Issue(user, key));
        }
        catch (ArgumentException refusal)
        {
            return Answer(HostAnswers.BadRequest, refusal.Message, data: null);
        }
    }

    private static JsonHttpResult<TicketResponse> Answer(string returnCode, string message, TicketResult? data) =>
        TypedResults.Json(
            new TicketResponse { ReturnCode = returnCode, ReturnMessage = message, RequestId = Guid.NewGuid().ToString("N"), Data = data },
            ProtocolJson.Default.TicketResponse);
}
