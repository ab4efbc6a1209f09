using Microsoft.AspNetCore.Http;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/user/seal: signs and encrypts what the host says of its user, with the session key of the user's last login.</summary>
internal sealed class SdkSealUserInfo(SdkCall sdk, PlatformRegistry registry, UserSessions sessions, SessionKeys keys, TimeProvider time) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.SealUserInfo, ProtocolJson.Default.SealUserInfoRequest, ProtocolJson.Default.SealUserInfoResponse,
            (error, requestId, debug) => new SealUserInfoResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                var userInfo = await SealAsync(caller, request, http.RequestAborted);
                return new SealUserInfoResponse
                {
                    ErrCode = 0,
                    ErrMsg = "ok",
                    RequestId = requestId,
                    RawData = userInfo.RawData,
                    Signature = userInfo.Signature,
                    EncryptedData = userInfo.EncryptedData,
                    Iv = userInfo.Iv,
                };
            });

    private async Task<SealedInfo> SealAsync(Caller caller, SealUserInfoRequest request, CancellationToken cancellationToken)
    {
        if (request.UserInfo is null)
            throw new PlatformException(PlatformError.IllegalParameter, "userInfo is missing");
        var uid = UserIds.Require(caller.UserOf(request.Uid));
        var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
        var session = await sessions.FindLiveAsync(miniProgram, uid, cancellationToken)
            ?? throw new PlatformException(PlatformError.NoSession, "the user has no live session in this mini program");
        var ids = request.WithOpenId ? new UserIdentity(session.User.OpenId, OpenIds.UnionIdOf(caller.SuperApp, miniProgram, uid)) : null;
        return UserInfoSeal.Of(request.UserInfo, ids, miniProgram.AppId, keys.Open(session.SealedKey), time.GetUtcNow());
    }
}
