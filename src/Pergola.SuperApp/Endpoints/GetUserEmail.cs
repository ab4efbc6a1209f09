using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/getUserEmail (page 67644, 1.3): the user's whole e-mail address, encrypted, for a temporary code.</summary>
internal sealed class GetUserEmail(ContactAnswer contact)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        contact.HandleAsync(http, users, SuperAppPaths.Email, ContactKinds.Email, user => user.Email);
}
