using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>Who a login code stands for, or why nobody.</summary>
internal sealed record Exchanged(BackendUser? User, int Errcode = 0, string Message = "");

/// <summary>The platform's answer to <c>jscode2session</c>.</summary>
internal sealed record PlatformSession(
    string? Openid,
    [property: JsonPropertyName("session_key")] string? SessionKey,
    string? Unionid,
    int Errcode,
    string? Errmsg);

/// <summary>What this backend asks the superapp's server at v1.</summary>
internal sealed record SuperAppCode(string AppId, string Code);

/// <summary>The superapp server's answer at v1.</summary>
internal sealed record SuperAppSession(string? UserId, string? Error);

/// <summary>Turns a login code into a user: at the platform (v2, v3), or at the superapp's own server (v1).</summary>
internal sealed partial class CodeExchange(HttpClient http, MiniProgramBackendOptions options, ILogger<CodeExchange> logger)
{
    private const int InvalidCode = 40029;

    public async Task<Exchanged> ExchangeAsync(string appId, MiniProgramSecrets secrets, string code, CancellationToken cancellationToken)
    {
        try
        {
            var atPlatform = await AskPlatformAsync(appId, secrets, code, cancellationToken);
            // The platform knows only its own codes: one that it has never seen may be the superapp's.
            return atPlatform.Errcode == InvalidCode && options.SuperAppServer is not null && secrets.SuperAppKey is not null
                ? await AskSuperAppAsync(appId, secrets.SuperAppKey, code, cancellationToken)
                : atPlatform;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(logger, e);
            return new(null, -1, "The login could not be checked just now. Try again.");
        }
    }

    private async Task<Exchanged> AskPlatformAsync(string appId, MiniProgramSecrets secrets, string code, CancellationToken cancellationToken)
    {
        var query = $"sns/jscode2session?appid={Uri.EscapeDataString(appId)}&secret={Uri.EscapeDataString(secrets.AppSecret)}&js_code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
        var session = await http.GetFromJsonAsync(new Uri(options.Platform, query), BackendJson.Default.PlatformSession, cancellationToken);
        if (session is { Errcode: 0, Openid.Length: > 0 })
            return new(new BackendUser(session.Openid, string.IsNullOrEmpty(session.Unionid) ? null : session.Unionid, session.SessionKey, BackendUser.Platform));
        LogRefused(logger, session?.Errcode ?? -1, session?.Errmsg);
        return new(null, session?.Errcode ?? -1, session?.Errmsg ?? "The platform gave no answer.");
    }

    private async Task<Exchanged> AskSuperAppAsync(string appId, string key, string code, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.SuperAppServer!, "code2session"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = JsonContent.Create(new SuperAppCode(appId, code), BackendJson.Default.SuperAppCode);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return new(null, InvalidCode, "invalid code");
        var session = await response.Content.ReadFromJsonAsync(BackendJson.Default.SuperAppSession, cancellationToken);
        return session is { UserId.Length: > 0 }
            ? new(new BackendUser(session.UserId, null, null, BackendUser.SuperApp))
            : new(null, InvalidCode, session?.Error ?? "invalid code");
    }

    [LoggerMessage(1, LogLevel.Warning, "The code could not be exchanged: a server cannot be reached or gave no JSON")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "The platform refused a code: {Errcode} {Errmsg}")]
    private static partial void LogRefused(ILogger logger, int errcode, string? errmsg);
}
