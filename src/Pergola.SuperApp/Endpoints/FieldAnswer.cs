using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>What getUserNick and getUserAvatar share: a text that the user has or has not.</summary>
internal sealed class FieldAnswer(UserCall call)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(HttpContext http, IUserDirectory users, string path, Func<SuperAppUser, string?> valueOf) =>
        call.AnswerAsync(
            http, path, ProtocolJson.Default.UserFieldRequest, ProtocolJson.Default.UserFieldResponse,
            Answer,
            async (request, requestId) => await UserCall.FindAsync(users, request.UserId, http.RequestAborted) is { } user
                ? Answer(SuperAppReturnCodes.Ok, "ok", requestId) with { Data = valueOf(user) ?? "" }
                : Answer(SuperAppReturnCodes.NoSuchUser, "there is no such user", requestId));

    private static UserFieldResponse Answer(string returnCode, string message, string requestId) =>
        new() { ReturnCode = returnCode, ReturnMessage = message, RequestId = requestId };
}
