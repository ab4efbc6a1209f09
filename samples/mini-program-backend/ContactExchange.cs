using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What a code is exchanged for.</summary>
internal enum Contact
{
    Phone,
    Email,
}

/// <summary>The number or address, or why there is none.</summary>
internal sealed record ExchangedContact(string? Value, int Errcode = 0, string Message = "")
{
    /// <inheritdoc />
    public override string ToString() => $"errcode {Errcode}";
}

/// <summary>What the platform is asked.</summary>
internal sealed record ContactCode(string Code);

/// <summary>The platform's answer: one of the two is there.</summary>
internal sealed record PlatformContact(
    int Errcode,
    string? Errmsg,
    [property: JsonPropertyName("phone_info")] PlatformPhone? Phone,
    [property: JsonPropertyName("email_info")] PlatformEmail? Email);

/// <summary>A phone number: with and without its country code.</summary>
internal sealed record PlatformPhone(string? PhoneNumber, string? PurePhoneNumber, string? CountryCode);

/// <summary>An e-mail address.</summary>
internal sealed record PlatformEmail(string? Email);

/// <summary>The superapp server's answer at v1.</summary>
internal sealed record SuperAppContact(string? Value, string? Error);

/// <summary>Turns a code of <c>getPhoneNumber</c> or <c>getEmail</c> into the value: at the platform (v2, v3), or at the superapp's own server (v1).</summary>
internal sealed partial class ContactExchange(HttpClient http, MiniProgramBackendOptions options, AccessToken tokens, ILogger<ContactExchange> logger)
{
    private const int InvalidCode = 40029;
    private const int InvalidToken = 40001;

    public async Task<ExchangedContact> ExchangeAsync(Contact contact, string appId, MiniProgramSecrets secrets, string code, CancellationToken cancellationToken)
    {
        try
        {
            var atPlatform = await AskPlatformAsync(contact, appId, secrets, code, cancellationToken);
            if (atPlatform.Errcode == InvalidToken)
            {
                tokens.Forget(appId);
                atPlatform = await AskPlatformAsync(contact, appId, secrets, code, cancellationToken);
            }

            // The platform knows only its own codes: one that it has never seen may be the superapp's.
            return atPlatform.Errcode == InvalidCode && options.SuperAppServer is not null && secrets.SuperAppKey is not null
                ? await AskSuperAppAsync(contact, appId, secrets.SuperAppKey, code, cancellationToken)
                : atPlatform;
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogUnreachable(logger, e);
            return new(null, -1, "The code could not be exchanged just now. Try again.");
        }
    }

    private async Task<ExchangedContact> AskPlatformAsync(Contact contact, string appId, MiniProgramSecrets secrets, string code, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(appId, secrets, cancellationToken);
        var path = contact == Contact.Phone ? "wxa/business/getuserphonenumber" : "wxa/business/getuseremail";
        using var response = await http.PostAsJsonAsync(
            new Uri(options.Platform, $"{path}?access_token={Uri.EscapeDataString(token)}"), new ContactCode(code), BackendJson.Default.ContactCode, cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync(BackendJson.Default.PlatformContact, cancellationToken);
        var value = contact == Contact.Phone ? answer?.Phone?.PhoneNumber : answer?.Email?.Email;
        if (answer is { Errcode: 0 } && !string.IsNullOrEmpty(value))
            return new(value);
        LogRefused(logger, answer?.Errcode ?? -1, answer?.Errmsg);
        return new(null, answer?.Errcode ?? -1, answer?.Errmsg ?? "The platform gave no answer.");
    }

    private async Task<ExchangedContact> AskSuperAppAsync(Contact contact, string appId, string key, string code, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.SuperAppServer!, contact == Contact.Phone ? "code2phone" : "code2email"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = JsonContent.Create(new SuperAppCode(appId, code), BackendJson.Default.SuperAppCode);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return new(null, InvalidCode, "invalid code");
        var answer = await response.Content.ReadFromJsonAsync(BackendJson.Default.SuperAppContact, cancellationToken);
        return answer is { Value.Length: > 0 } ? new(answer.Value) : new(null, InvalidCode, answer?.Error ?? "invalid code");
    }

    [LoggerMessage(1, LogLevel.Warning, "The code could not be exchanged: a server cannot be reached, gave no JSON or no access token")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "The platform refused a code: {Errcode} {Errmsg}")]
    private static partial void LogRefused(ILogger logger, int errcode, string? errmsg);
}
