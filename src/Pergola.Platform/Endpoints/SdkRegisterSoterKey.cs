using Microsoft.AspNetCore.Http;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Registry;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/soter/key: this key signs the user's biometric results from now on.</summary>
internal sealed class SdkRegisterSoterKey(SdkCall sdk, PlatformRegistry registry, SoterResults results) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.SoterKey, ProtocolJson.Default.SoterKeyRequest, ProtocolJson.Default.PlatformResponse,
            (error, requestId, debug) => new PlatformResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                var uid = UserIds.Require(caller.UserOf(request.Uid));
                var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
                await results.RegisterAsync(miniProgram.AppId, OpenIds.Of(caller.SuperApp, miniProgram, uid), request.PublicKey, http.RequestAborted);
                return new PlatformResponse { ErrCode = 0, ErrMsg = "ok", RequestId = requestId };
            });
}
