using Microsoft.AspNetCore.Http;
using Pergola.Platform.Registry;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/user/avatar: the URL of the user's avatar, as the superapp server has it now.</summary>
internal sealed class SdkGetAvatar(SdkCall sdk, PlatformRegistry registry, RequestUsers users, SuperAppUsers superAppUsers)
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.Avatar, ProtocolJson.Default.UserValueRequest, ProtocolJson.Default.UserValueResponse,
            (error, requestId, debug) => new UserValueResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) => new UserValueResponse
            {
                ErrCode = 0,
                ErrMsg = "ok",
                RequestId = requestId,
                Value = await ReadAsync(caller, request, http.RequestAborted),
            });

    private async Task<string> ReadAsync(Caller caller, UserValueRequest request, CancellationToken cancellationToken)
    {
        var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
        var user = await users.RequireAsync(
            caller.SuperApp, miniProgram, request.Level, caller.UserOf(request.Uid), request.AuthCode, AuthScopes.Avatar, cancellationToken);
        return await superAppUsers.AvatarAsync(caller.SuperApp, miniProgram.AppId, user.User, cancellationToken);
    }
}
