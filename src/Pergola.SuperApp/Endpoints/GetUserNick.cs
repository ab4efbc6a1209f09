using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/getUserNick (page 67644, 1.5): the user's nickname.</summary>
internal sealed class GetUserNick(FieldAnswer field)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        field.HandleAsync(http, users, SuperAppPaths.NickName, user => user.NickName);
}
