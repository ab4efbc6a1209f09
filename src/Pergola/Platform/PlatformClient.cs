using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Pergola.Dispatch;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform;

/// <summary>Speaks the SDK protocol (docs/sdk-protocol.md) over HTTP. Nothing is repeated: a second request could issue a second code.</summary>
internal sealed partial class PlatformClient(IHttpClientFactory clients, RequestSigner signer, ILogger<PlatformClient> logger) : IPlatformClient
{
    /// <summary>The name of its HTTP client.</summary>
    public const string ClientName = "Pergola.Platform";

    private const int NoSession = 87007;

    private const int MostAnswered = 64 * 1024;

    /// <inheritdoc/>
    public async Task<string> IssueLoginCodeAsync(string appId, PlatformUser user, CancellationToken cancellationToken)
    {
        var request = new LoginRequest
        {
            AppId = appId,
            Level = LevelOf(user),
            Uid = user.Account,
            AuthCode = user.AuthCode,
        };
        var response = await PostAsync(SdkPaths.Login, request, ProtocolJson.Default.LoginRequest, ProtocolJson.Default.LoginResponse, user, cancellationToken).ConfigureAwait(false);
        return Given(response.Code, SdkPaths.Login, "code");
    }

    /// <inheritdoc/>
    public Task CheckSessionAsync(string appId, PlatformUser user, CancellationToken cancellationToken) =>
        PostAsync(
            SdkPaths.CheckSession, new SessionCheckRequest { AppId = appId, Uid = user.Account },
            ProtocolJson.Default.SessionCheckRequest, ProtocolJson.Default.PlatformResponse, user, cancellationToken);

    /// <inheritdoc/>
    public Task LogoutAsync(PlatformUser user, CancellationToken cancellationToken) =>
        PostAsync(
            SdkPaths.Logout, new LogoutRequest { Uid = user.Account },
            ProtocolJson.Default.LogoutRequest, ProtocolJson.Default.PlatformResponse, user, cancellationToken);

    // An auth code is what v3 is.
    private static string LevelOf(PlatformUser user) => ApiLevels.Name(user.AuthCode is null ? ApiLevel.V2 : ApiLevel.V3);

    private string Given(string? value, string path, string what)
    {
        if (!string.IsNullOrEmpty(value)) return value;
        LogBadAnswer(path, $"no {what} in a success");
        throw OpenApiErrors.Internal();
    }

    private async Task<TResponse> PostAsync<TRequest, TResponse>(
        string path, TRequest request, JsonTypeInfo<TRequest> requestType, JsonTypeInfo<TResponse> responseType, PlatformUser user, CancellationToken cancellationToken)
        where TResponse : PlatformResponse
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, requestType);
        // Relative to the base address, which may have a path of its own; the signature covers the protocol's path.
        using var message = new HttpRequestMessage(HttpMethod.Post, path.TrimStart('/')) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        signer.Sign(message, path, body, user.Ticket);

        var answer = await SendAsync(path, message, cancellationToken).ConfigureAwait(false);
        TResponse? response;
        try
        {
            response = JsonSerializer.Deserialize(answer, responseType);
        }
        catch (JsonException e)
        {
            LogUnreachable(e, path);
            throw OpenApiErrors.Internal();
        }

        if (response is { ErrCode: 0 }) return response;
        // Programs ask without a session all the time; nobody has to do anything about it.
        if (response?.ErrCode == NoSession) LogNoSession(path);
        else LogRefused(path, response?.ErrCode ?? OpenApiErrors.SystemErrno, response?.ErrMsg ?? "no answer", response?.RequestId ?? "", response?.Debug ?? "");
        throw new OpenApiException(response?.ErrMsg ?? "system error", response?.ErrCode ?? OpenApiErrors.SystemErrno);
    }

    private async Task<byte[]> SendAsync(string path, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        // The client comes from the factory each time: it renews connections, so that a platform that moves is found.
        using var client = clients.CreateClient(ClientName);
        client.MaxResponseContentBufferSize = MostAnswered;
        try
        {
            using var response = await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK) return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            LogBadAnswer(path, $"HTTP {(int)response.StatusCode}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(e, path);
            throw OpenApiErrors.Timeout();
        }
        catch (HttpRequestException e)
        {
            LogUnreachable(e, path);
        }

        throw OpenApiErrors.PlatformUnreachable();
    }

    [LoggerMessage(LogLevel.Debug, "The platform refused {Path}: the user has no live session in the mini program.")]
    private partial void LogNoSession(string path);

    [LoggerMessage(LogLevel.Warning, "The platform refused {Path}: {ErrCode} {ErrMsg} {Debug} (request {RequestId}).")]
    private partial void LogRefused(string path, int errCode, string errMsg, string requestId, string debug);

    [LoggerMessage(LogLevel.Error, "The platform did not answer {Path} as the protocol says: {What}.")]
    private partial void LogBadAnswer(string path, string what);

    [LoggerMessage(LogLevel.Error, "The platform cannot be asked {Path}.")]
    private partial void LogUnreachable(Exception exception, string path);
}
