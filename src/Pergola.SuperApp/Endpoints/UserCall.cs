using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.Signatures;

namespace Pergola.SuperApp.Endpoints;

/// <summary>What every <c>/user/*</c> endpoint does around its own work: read the body once, check who sends it, parse, answer or refuse.</summary>
internal sealed partial class UserCall(UserCallSignature signature, ILogger<UserCall> log)
{
    /// <summary>Runs an endpoint.</summary>
    /// <remarks><c>empty</c>: an answer with return code, message and request id alone. <c>answer</c>: the answer to a request that the platform signed; gets the request id.</remarks>
    public async Task<JsonHttpResult<TResponse>> AnswerAsync<TRequest, TResponse>(
        HttpContext http, string path, JsonTypeInfo<TRequest> requestJson, JsonTypeInfo<TResponse> responseJson,
        Func<string, string, string, TResponse> empty, Func<TRequest, string, Task<TResponse>> answer)
        where TRequest : class
        where TResponse : SuperAppResponse
    {
        var requestId = Guid.NewGuid().ToString("N");
        var body = await RequestBody.ReadAsync(http);
        if (body is null)
            return Json(empty("10002", "the body is too long", requestId), StatusCodes.Status413PayloadTooLarge);
        try
        {
            signature.Require(http.Request.Headers, path, body);
        }
        catch (SignatureRefusedException refusal)
        {
            Refused(requestId, path, refusal.Message);
            return Json(empty("40001", refusal.Message, requestId), StatusCodes.Status401Unauthorized);
        }

        return RequestBody.Parse(body, requestJson) is { } request
            ? Json(await answer(request, requestId), StatusCodes.Status200OK)
            : Json(empty("10002", "the body is not the JSON object that the call needs", requestId), StatusCodes.Status400BadRequest);

        JsonHttpResult<TResponse> Json(TResponse response, int status) => TypedResults.Json(response, responseJson, statusCode: status);
    }

    /// <summary>The user, or null when there is none or the directory gave another one.</summary>
    public static async Task<SuperAppUser?> FindAsync(IUserDirectory users, string? userId, CancellationToken cancellationToken) =>
        !string.IsNullOrEmpty(userId) && await users.FindAsync(userId, cancellationToken) is { } user && user.UserId == userId ? user : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{RequestId} {Path} refused: {Reason}.")]
    private partial void Refused(string requestId, string path, string reason);
}
