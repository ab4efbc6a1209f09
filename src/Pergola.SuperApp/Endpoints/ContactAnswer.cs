using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.TemporaryCodes;

namespace Pergola.SuperApp.Endpoints;

/// <summary>What getUserPhoneNumber and getUserEmail share: a temporary code becomes the encrypted value, once.</summary>
internal sealed class ContactAnswer(UserCall call, TemporaryCodeDesk codes, IOptions<SuperAppServerOptions> options)
{
    public Task<JsonHttpResult<UserFieldResponse>> HandleAsync(
        HttpContext http, IUserDirectory users, string path, string type, Func<SuperAppUser, string?> valueOf) =>
        call.AnswerAsync(
            http, path, ProtocolJson.Default.UserContactRequest, ProtocolJson.Default.UserFieldResponse,
            Answer,
            async (request, requestId) =>
            {
                if (await UserCall.FindAsync(users, request.UserId, http.RequestAborted) is not { } user)
                    return Answer(SuperAppReturnCodes.NoSuchUser, "there is no such user", requestId);

                // Before the code is used: a user who has taken the value back loses no code by it.
                if (valueOf(user) is not { Length: > 0 } value)
                    return Answer(SuperAppReturnCodes.NoContact, $"the user has no {type}", requestId);
                var exchangeId = http.Request.Headers[SuperAppHeaders.ExchangeId] is [{ Length: > 0 and <= 128 } id] ? id : null;
                return await codes.TryRedeemAsync(request.TemporaryCode ?? "", user, type, exchangeId, http.RequestAborted)
                    ? Answer(SuperAppReturnCodes.Ok, "ok", requestId) with { Data = Encrypt(value) }
                    : Answer(SuperAppReturnCodes.InvalidCode, "the temporary code is unknown, expired, used, or of another user or type", requestId);
            });

    private string Encrypt(string value)
    {
        var key = Encoding.UTF8.GetBytes(options.Value.SecretKey);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(value), key.AsSpan(0, 16)));
    }

    private static UserFieldResponse Answer(string returnCode, string message, string requestId) =>
        new() { ReturnCode = returnCode, ReturnMessage = message, RequestId = requestId };
}
