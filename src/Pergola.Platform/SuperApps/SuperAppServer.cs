using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Polly;
using Polly.Timeout;

namespace Pergola.Platform.SuperApps;

/// <summary>Asks the superapp's own server: at v2 whether a user exists, at v3 whose auth code it is.</summary>
internal sealed partial class SuperAppServer(
    IHttpClientFactory clients, TimeProvider time, IOptions<PergolaPlatformOptions> options, ILogger<SuperAppServer> log)
{
    /// <summary>The name of the <see cref="HttpClient"/>, for hosts that configure its handler.</summary>
    public const string HttpClientName = "Pergola.Platform.SuperApps";

    private const int LongestAnswer = 64 * 1024;

    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(options.Value.SuperAppTimeout)
        .Build();

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

    /// <summary>Sends one question and gives its answer, a JSON object; the caller has signed it.</summary>
    /// <exception cref="PlatformException">-1: no usable answer came.</exception>
    public async Task<JsonDocument> AskAsync(
        SuperApp superApp, string path, byte[] body, Action<HttpRequestHeaders> addHeaders, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async cancel =>
                {
                    using var client = clients.CreateClient(HttpClientName);
                    using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(superApp.ServiceDomain.AbsoluteUri.TrimEnd('/') + path));
                    request.Content = new ByteArrayContent(body);
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                    addHeaders(request.Headers);
                    client.MaxResponseContentBufferSize = LongestAnswer;
                    using var response = await client.SendAsync(request, cancel);
                    var text = await response.Content.ReadAsByteArrayAsync(cancel);
                    return Parse(text, path, (int)response.StatusCode);
                },
                cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException)
        {
            NoAnswer(superApp.AppKey, path, fault);
            var what = fault is TimeoutRejectedException ? $"did not answer within {options.Value.SuperAppTimeout.TotalSeconds:0.#} s" : $"could not be reached ({fault.Message})";
            throw new PlatformException(PlatformError.System, $"the superapp server {what} at {path}", fault);
        }
    }

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
