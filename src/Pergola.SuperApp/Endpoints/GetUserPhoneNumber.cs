using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /user/getUserPhoneNumber (page 67644, 1.4): the user's whole phone number, encrypted, for a temporary code.</summary>
internal sealed class GetUserPhoneNumber(ContactAnswer contact)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        contact.HandleAsync(http, users, SuperAppPaths.PhoneNumber, ContactKinds.Phone, user => user.PhoneNumber);
}
