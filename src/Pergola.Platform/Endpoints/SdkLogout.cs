using Microsoft.AspNetCore.Http;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/logout: ends every session and unused code of a superapp user.</summary>
internal sealed class SdkLogout(SdkCall sdk, UserSessions sessions) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.Logout, ProtocolJson.Default.LogoutRequest, ProtocolJson.Default.PlatformResponse,
            (error, requestId, debug) => new PlatformResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                await sessions.EndAllAsync(caller.SuperApp, UserIds.Require(caller.UserOf(request.Uid)), http.RequestAborted);
                return new PlatformResponse { ErrCode = 0, ErrMsg = "ok", RequestId = requestId };
            });
}
