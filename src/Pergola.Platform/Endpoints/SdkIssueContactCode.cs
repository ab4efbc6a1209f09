using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/contact/code: the code for what was previewed, after the user allowed it.</summary>
internal sealed class SdkIssueContactCode(SdkCall sdk, PlatformRegistry registry, ContactCodes codes, IOptions<PergolaPlatformOptions> options) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.ContactCode, ProtocolJson.Default.ContactCodeRequest, ProtocolJson.Default.ContactCodeResponse,
            (error, requestId, debug) => new ContactCodeResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
                var kind = ContactKind.Require(request.Kind);
                return new ContactCodeResponse
                {
                    ErrCode = 0,
                    ErrMsg = "ok",
                    RequestId = requestId,
                    Code = await codes.IssueAsync(caller.SuperApp, miniProgram, caller.UserOf(request.Uid), kind, request.Ticket, http.RequestAborted),
                    ExpiresIn = (int)options.Value.CodeLifetime.TotalSeconds,
                };
            });
}
