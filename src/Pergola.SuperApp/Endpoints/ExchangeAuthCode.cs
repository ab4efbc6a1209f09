using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.AuthCodes;
using Pergola.SuperApp.Signatures;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /access_token/b2b2c (page 72340): the platform exchanges an auth code for its user.</summary>
internal sealed partial class ExchangeAuthCode(
    ExchangeSignature signature, SuperAppAuthCodes authCodes, TimeProvider time, ILogger<ExchangeAuthCode> log)
{
    private static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(15);

    public async Task<JsonHttpResult<AccessTokenResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        var body = await RequestBody.ReadAsync(http);
        if (body is null)
            return Refuse(StatusCodes.Status400BadRequest, "the body is too long");
        try
        {
            signature.Require(http.Request.Headers, SuperAppPaths.AccessToken, body);
        }
        catch (SignatureRefusedException refusal)
        {
            Refused(refusal.Message);
            return Refuse(StatusCodes.Status401Unauthorized, refusal.Message);
        }

        if (RequestBody.Parse(body, ProtocolJson.Default.AccessTokenRequest) is not { AuthCode: { Length: > 0 } authCode } request
            || request.GrantType != AccessTokenRequest.AuthorizationCode)
        {
            return Refuse(StatusCodes.Status400BadRequest, "grantType must be AUTHORIZATION_CODE and authCode must be given");
        }

        var exchangeId = http.Request.Headers[SuperAppHeaders.ExchangeId] is [{ Length: > 0 and <= 128 } id] ? id : null;
        var grant = await authCodes.RedeemAsync(authCode, request.AdditionalInfo?.AppId, exchangeId, http.RequestAborted);
        var user = grant is null ? null : await users.FindAsync(grant.UserId, http.RequestAborted);
        return user is null ? Refuse(StatusCodes.Status400BadRequest, "the auth code is unknown, expired, used or of another mini program") : Grant(user, grant!);
    }

    /// <summary>The access token is opaque and, so far, no interface of this kit takes it; the documents want one in the answer.</summary>
    private JsonHttpResult<AccessTokenResponse> Grant(SuperAppUser user, AuthCodeGrant grant) =>
        TypedResults.Json(
            new AccessTokenResponse
            {
                ResponseCode = "2007400",
                ResponseMessage = "Successful",
                AccessToken = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
                TokenType = "Bearer",
                AccessTokenExpiryTime = (time.GetUtcNow() + AccessTokenLifetime).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                UserId = user.UserId,
                Scopes = grant.Scopes,
            },
            ProtocolJson.Default.AccessTokenResponse);

    private static JsonHttpResult<AccessTokenResponse> Refuse(int status, string message) =>
        TypedResults.Json(
            new AccessTokenResponse { ResponseCode = string.Create(CultureInfo.InvariantCulture, $"{status}7400"), ResponseMessage = message },
            ProtocolJson.Default.AccessTokenResponse, statusCode: status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "/access_token/b2b2c refused: {Reason}.")]
    private partial void Refused(string reason);
}
