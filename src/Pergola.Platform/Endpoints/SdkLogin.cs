using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/login: a login code for a user (v2) or an auth code (v3).</summary>
internal sealed class SdkLogin(SdkCall sdk, PlatformRegistry registry, LoginCodes codes, LevelFloor floor, IOptions<PergolaPlatformOptions> options) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.Login, ProtocolJson.Default.LoginRequest, ProtocolJson.Default.LoginResponse,
            (error, requestId, debug) => new LoginResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) => new LoginResponse
            {
                ErrCode = 0,
                ErrMsg = "ok",
                RequestId = requestId,
                Code = await IssueAsync(caller, request, http.RequestAborted),
                ExpiresIn = (int)options.Value.CodeLifetime.TotalSeconds,
            });

    private async Task<string> IssueAsync(Caller caller, LoginRequest request, CancellationToken cancellationToken)
    {
        var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
        var uid = caller.UserOf(request.Uid);
        var level = await floor.RequireAsync(caller.SuperApp, miniProgram.AppId, uid, request.Level, cancellationToken);
        return level == CodeLevel.V2
            ? await codes.IssueAsync(caller.SuperApp, miniProgram, UserIds.Require(uid), cancellationToken)
            : await codes.IssueAsync(caller.SuperApp, miniProgram, uid is null ? null : UserIds.Require(uid), request.AuthCode ?? "", cancellationToken);
    }
}
