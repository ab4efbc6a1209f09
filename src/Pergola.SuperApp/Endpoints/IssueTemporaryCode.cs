using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.TemporaryCodes;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/getUserInfoTemporaryCode (page 67644, 1.2): a masked phone number or e-mail address, and a temporary code for the whole one.</summary>
internal sealed class IssueTemporaryCode(UserCall call, TemporaryCodeDesk codes)
{
    public Task<JsonHttpResult<TemporaryCodeResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        call.AnswerAsync(
            http, SuperAppPaths.TemporaryCode, ProtocolJson.Default.TemporaryCodeRequest, ProtocolJson.Default.TemporaryCodeResponse,
            Answer,
            async (request, requestId) =>
            {
                if (request.Type is not (ContactKinds.Phone or ContactKinds.Email))
                    return Answer("10002", "type must be phone or email", requestId);
                if (await UserCall.FindAsync(users, request.UserId, http.RequestAborted) is not { } user)
                    return Answer(SuperAppReturnCodes.NoSuchUser, "there is no such user", requestId);
                if (MaskedOf(user, request.Type) is not { } masked)
                    return Answer(SuperAppReturnCodes.NoContact, $"the user has no {request.Type}", requestId);
                var code = await codes.IssueAsync(user, request.Type, http.RequestAborted);
                return Answer(SuperAppReturnCodes.Ok, "ok", requestId) with { Data = new TemporaryCodeResult(masked, code) };
            });

    private static string? MaskedOf(SuperAppUser user, string type) => type == ContactKinds.Phone
        ? string.IsNullOrEmpty(user.PhoneNumber) ? null : ContactMask.Phone(user.PhoneNumber)
        : string.IsNullOrEmpty(user.Email) ? null : ContactMask.Email(user.Email);

    private static TemporaryCodeResponse Answer(string returnCode, string message, string requestId) =>
        new() { ReturnCode = returnCode, ReturnMessage = message, RequestId = requestId };
}
