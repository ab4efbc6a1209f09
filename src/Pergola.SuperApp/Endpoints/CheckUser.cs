using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.Signatures;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/checkUser (page 67644, 1.1): the platform asks whether a user exists.</summary>
internal sealed partial class CheckUser(UserCallSignature signature, ILogger<CheckUser> log)
{
    public async Task<JsonHttpResult<CheckUserResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        var requestId = Guid.NewGuid().ToString("N");
        var body = await RequestBody.ReadAsync(http);
        if (body is null)
            return Answer(StatusCodes.Status413PayloadTooLarge, "10002", "the body is too long", data: false, requestId);
        try
        {
            signature.Require(http.Request.Headers, SuperAppPaths.CheckUser, body);
        }
        catch (SignatureRefusedException refusal)
        {
            Refused(requestId, refusal.Message);
            return Answer(StatusCodes.Status401Unauthorized, "40001", refusal.Message, data: false, requestId);
        }

        if (RequestBody.Parse(body, ProtocolJson.Default.CheckUserRequest) is not { UserId: { Length: > 0 } userId })
            return Answer(StatusCodes.Status400BadRequest, "10002", "userId is missing", data: false, requestId);
        var user = await users.FindAsync(userId, http.RequestAborted);
        return Answer(StatusCodes.Status200OK, "0", "ok", user is not null && user.UserId == userId, requestId);
    }

    private static JsonHttpResult<CheckUserResponse> Answer(int status, string returnCode, string message, bool data, string requestId) =>
        TypedResults.Json(
            new CheckUserResponse { ReturnCode = returnCode, ReturnMessage = message, Data = data, RequestId = requestId },
            ProtocolJson.Default.CheckUserResponse, statusCode: status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{RequestId} /user/checkUser refused: {Reason}.")]
    private partial void Refused(string requestId, string reason);
}
