using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Telemetry;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Pergola.Platform.SuperApps;

/// <summary>Asks the superapp's own server: at v2 whether a user exists, at v3 whose auth code it is.</summary>
internal sealed partial class SuperAppServer(
    IHttpClientFactory clients, SuperAppPipelines pipelines, TimeProvider time, PlatformTelemetry telemetry, ILogger<SuperAppServer> log)
{
    /// <summary>The name of the <see cref="HttpClient"/>, for hosts that configure its handler.</summary>
    public const string HttpClientName = "Pergola.Platform.SuperApps";

    private const int LongestAnswer = 64 * 1024;

    /// <summary>POST /user/checkUser (page 67644).</summary>
    /// <exception cref="PlatformException">-1: no usable answer came.</exception>
    public async Task<bool> UserExistsAsync(SuperApp superApp, string appId, SessionUser user, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new CheckUserRequest(user.Uid), ProtocolJson.Default.CheckUserRequest);
        using var answer = await AskAsync(superApp, SuperAppPaths.CheckUser, body, headers => UserCallHeaders.Add(headers, superApp, SuperAppPaths.CheckUser, appId, user.OpenId, body, time), cancellationToken);
        return SuperAppAnswers.UserExists(answer.RootElement);
    }

    /// <summary>POST /access_token/b2b2c (page 72340). Null: the superapp server does not accept the auth code.</summary>
    /// <exception cref="PlatformException">-1: no usable answer came.</exception>
    public async Task<ExchangedUser?> ExchangeAsync(SuperApp superApp, string appId, string authCode, string exchangeId, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new AccessTokenRequest(AccessTokenRequest.AuthorizationCode, authCode) { AdditionalInfo = new ExchangeInfo(appId) },
            ProtocolJson.Default.AccessTokenRequest);
        using var answer = await AskAsync(superApp, SuperAppPaths.AccessToken, body, headers => ExchangeHeaders.Add(headers, superApp, exchangeId, body, time), cancellationToken);
        return SuperAppAnswers.Exchanged(answer.RootElement);
    }

    /// <summary>
    /// Sends one question and gives its answer, a JSON object. Each try is signed anew by <paramref name="addHeaders"/>; what must stay the same over the tries
    /// (exchange id, message id) is the caller's.
    /// </summary>
    /// <exception cref="PlatformException">-1: no usable answer came.</exception>
    public async Task<JsonDocument> AskAsync(
        SuperApp superApp, string path, byte[] body, Action<HttpRequestHeaders> addHeaders, CancellationToken cancellationToken)
    {
        using var measured = telemetry.SuperAppCall(superApp, path);
        try
        {
            var reply = await pipelines.Of(superApp.AppKey).ExecuteAsync(
                async cancel => await TryAsync(superApp, path, body, addHeaders, cancel), cancellationToken);
            var answer = Parse(reply.Body, path, reply.Status);
            measured?.End("ok");
            return answer;
        }
        catch (PlatformException)
        {
            measured?.End("no_json", failed: true);
            throw;
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            measured?.End(fault is TimeoutRejectedException ? "timeout" : "unreachable", failed: true);
            NoAnswer(superApp.AppKey, path, fault);
            throw new PlatformException(PlatformError.System, $"the superapp server {What(fault)} at {path}", fault);
        }
    }

    private async Task<SuperAppReply> TryAsync(SuperApp superApp, string path, byte[] body, Action<HttpRequestHeaders> addHeaders, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(superApp.ServiceDomain.AbsoluteUri.TrimEnd('/') + path));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        addHeaders(request.Headers);
        client.MaxResponseContentBufferSize = LongestAnswer;

        // The pipeline measures the time, by the platform's clock.
        client.Timeout = Timeout.InfiniteTimeSpan;
        using var response = await client.SendAsync(request, cancellationToken);
        return new SuperAppReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private static string What(Exception fault) => fault switch
    {
        BrokenCircuitException => "failed too often and is left alone for a while, so it was not asked",
        TimeoutRejectedException late => $"did not answer within {late.Timeout.TotalSeconds:0.#} s",
        _ => $"could not be reached ({fault.Message})",
    };

    private static JsonDocument Parse(byte[] text, string path, int status)
    {
        try
        {
            var answer = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            if (answer.RootElement.ValueKind == JsonValueKind.Object)
                return answer;
            answer.Dispose();
        }
        catch (JsonException)
        {
            // Said below, with what would help: path and status.
        }

        throw new PlatformException(PlatformError.System, $"the superapp server answered HTTP {status} and no JSON object at {path}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server of superapp {AppKey} gave no answer at {Path}.")]
    private partial void NoAnswer(string appKey, string path, Exception fault);
}
