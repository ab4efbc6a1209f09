using Microsoft.AspNetCore.Http;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Users;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/user/avatar: the URL of the user's avatar, as the superapp server has it now.</summary>
internal sealed class SdkGetAvatar(SdkUserValue value, SuperAppUsers superAppUsers) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) => value.AnswerAsync(http, SdkPaths.Avatar, AuthScopes.Avatar, superAppUsers.AvatarAsync);
}
