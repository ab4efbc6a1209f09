using Microsoft.AspNetCore.Http;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>One value of a user, as the superapp server has it now: what <see cref="SdkGetAvatar"/> and <see cref="SdkGetNickName"/> have in common.</summary>
internal sealed class SdkUserValue(SdkCall sdk, PlatformRegistry registry, RequestUsers users)
{
    /// <summary>Reads one value from the superapp server.</summary>
    public delegate Task<string> Read(SuperApp superApp, string appId, SessionUser user, CancellationToken cancellationToken);

    public Task<IResult> AnswerAsync(HttpContext http, string path, string authScope, Read read) =>
        sdk.AnswerAsync(
            http, path, ProtocolJson.Default.UserValueRequest, ProtocolJson.Default.UserValueResponse,
            (error, requestId, debug) => new UserValueResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) => new UserValueResponse
            {
                ErrCode = 0,
                ErrMsg = "ok",
                RequestId = requestId,
                Value = await ReadAsync(caller, request, authScope, read, http.RequestAborted),
            });

    private async Task<string> ReadAsync(Caller caller, UserValueRequest request, string authScope, Read read, CancellationToken cancellationToken)
    {
        var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
        var user = await users.RequireAsync(
            caller.SuperApp, miniProgram, request.Level, caller.UserOf(request.Uid), request.AuthCode, authScope, cancellationToken);
        return await read(caller.SuperApp, miniProgram.AppId, user.User, cancellationToken);
    }
}
