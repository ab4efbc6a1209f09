using Microsoft.AspNetCore.Http;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Users;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/user/nickname: the user's nickname, as the superapp server has it now.</summary>
internal sealed class SdkGetNickName(SdkUserValue value, SuperAppUsers superAppUsers) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) => value.AnswerAsync(http, SdkPaths.NickName, AuthScopes.NickName, superAppUsers.NickNameAsync);
}
