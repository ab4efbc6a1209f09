using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/getUserAvatar (page 67644, 1.6): the user's avatar.</summary>
internal sealed class GetUserAvatar(FieldAnswer field)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        field.HandleAsync(http, users, SuperAppPaths.Avatar, user => user.AvatarUrl);
}
