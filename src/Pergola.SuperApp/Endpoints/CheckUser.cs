using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/checkUser (page 67644, 1.1): the platform asks whether a user exists.</summary>
internal sealed class CheckUser(UserCall call)
{
    public Task<JsonHttpResult<CheckUserResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        call.AnswerAsync(
            http, SuperAppPaths.CheckUser, ProtocolJson.Default.CheckUserRequest, ProtocolJson.Default.CheckUserResponse,
            (returnCode, message, requestId) => new CheckUserResponse { ReturnCode = returnCode, ReturnMessage = message, RequestId = requestId },
            async (request, requestId) => string.IsNullOrEmpty(request.UserId)
                ? new CheckUserResponse { ReturnCode = "10002", ReturnMessage = "userId is missing", RequestId = requestId }
                : new CheckUserResponse
                {
                    ReturnCode = SuperAppReturnCodes.Ok,
                    ReturnMessage = "ok",
                    RequestId = requestId,
                    Data = await UserCall.FindAsync(users, request.UserId, http.RequestAborted) is not null,
                });
}
