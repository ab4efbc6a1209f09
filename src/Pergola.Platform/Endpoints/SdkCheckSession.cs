using Microsoft.AspNetCore.Http;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/session/check: is the user's last session in this mini program alive?</summary>
internal sealed class SdkCheckSession(SdkCall sdk, PlatformRegistry registry, UserSessions sessions) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.CheckSession, ProtocolJson.Default.SessionCheckRequest, ProtocolJson.Default.PlatformResponse,
            (error, requestId, debug) => new PlatformResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                var uid = UserIds.Require(caller.UserOf(request.Uid));
                var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
                if (!await sessions.IsAliveAsync(miniProgram, uid, http.RequestAborted))
                    throw new PlatformException(PlatformError.NoSession, "the user has no live session in this mini program");
                return new PlatformResponse { ErrCode = 0, ErrMsg = "ok", RequestId = requestId };
            });
}
