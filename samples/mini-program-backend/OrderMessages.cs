using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What the platform is asked to send.</summary>
internal sealed record PlatformMessage(
    [property: JsonPropertyName("template_id")] string TemplateId,
    [property: JsonPropertyName("touser")] string ToUser,
    [property: JsonPropertyName("page")] string? Page,
    [property: JsonPropertyName("data")] JsonElement Data,
    [property: JsonPropertyName("miniprogram_state")] string State)
{
    /// <inheritdoc />
    public override string ToString() => TemplateId;
}

/// <summary>The platform's answer.</summary>
internal sealed record PlatformAnswer(int Errcode, string? Errmsg);

/// <summary>Sends subscription messages through the platform.</summary>
internal sealed partial class OrderMessages(HttpClient http, MiniProgramBackendOptions options, AccessToken tokens, ILogger<OrderMessages> logger)
{
    private const int InvalidToken = 40001;
    private const int ExpiredToken = 42001;

    /// <summary>Sends one message. It has a name, so that the platform delivers it once however often it is asked.</summary>
    /// <returns>The platform's errcode, 0 when all went well, and what it says.</returns>
    public async Task<(int Errcode, string Errmsg)> SendAsync(string appId, MiniProgramSecrets secrets, PlatformMessage message, CancellationToken cancellationToken)
    {
        var name = Guid.NewGuid().ToString("N");
        try
        {
            var answer = await AskAsync(appId, secrets, message, name, cancellationToken);
            if (answer.Errcode is InvalidToken or ExpiredToken)
            {
                tokens.Forget(appId);
                answer = await AskAsync(appId, secrets, message, name, cancellationToken);
            }

            return (answer.Errcode, answer.Errmsg ?? "");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(logger, e);
            return (-1, "The message could not be sent just now. Try again.");
        }
    }

    private async Task<PlatformAnswer> AskAsync(string appId, MiniProgramSecrets secrets, PlatformMessage message, string name, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(appId, secrets, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Platform, $"cgi-bin/message/subscribe/send?access_token={Uri.EscapeDataString(token)}"));
        request.Headers.Add("Idempotency-Key", name);
        request.Content = JsonContent.Create(message, BackendJson.Default.PlatformMessage);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(BackendJson.Default.PlatformAnswer, cancellationToken) ?? new PlatformAnswer(-1, "The platform gave no answer.");
    }

    [LoggerMessage(1, LogLevel.Warning, "A message could not be sent: the platform cannot be reached, gave no JSON or no access token")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
