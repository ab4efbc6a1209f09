using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What a program sends after its user allowed the number or the address.</summary>
internal sealed record ContactRequest(string? Appid, string? Code, string? Token);

/// <summary><c>POST /getUserPhone</c>, <c>/getUserPhoneDirect</c>, <c>/getUserEmailDirect</c>: the first is for users who have logged in, the others need no login.</summary>
internal static class GetUserContact
{
    public static async Task<Ok<Answer>> Phone(
        ContactRequest request, MiniProgramBackendOptions options, ContactExchange exchange, Tokens tokens, Profiles profiles, CancellationToken cancellationToken)
    {
        if (tokens.Find(request.Appid, request.Token) is not { } user)
            return WhoAmI.NotLoggedIn();
        var (answer, phone) = await ExchangeAsync(Contact.Phone, request, options, exchange, cancellationToken);
        if (phone is not null)
            profiles.Change(request.Appid!, user.Id, profile => profile with { Phone = phone });
        return answer;
    }

    public static async Task<Ok<Answer>> PhoneDirect(ContactRequest request, MiniProgramBackendOptions options, ContactExchange exchange, CancellationToken cancellationToken) =>
        (await ExchangeAsync(Contact.Phone, request, options, exchange, cancellationToken)).Answer;

    public static async Task<Ok<Answer>> EmailDirect(ContactRequest request, MiniProgramBackendOptions options, ContactExchange exchange, CancellationToken cancellationToken) =>
        (await ExchangeAsync(Contact.Email, request, options, exchange, cancellationToken)).Answer;

    private static async Task<(Ok<Answer> Answer, string? Value)> ExchangeAsync(
        Contact contact, ContactRequest request, MiniProgramBackendOptions options, ContactExchange exchange, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.Appid) || string.IsNullOrEmpty(request.Code))
            return (Answer.Failure(400, "appid and code are needed.", 10002), null);
        if (!options.MiniPrograms.TryGetValue(request.Appid, out var secrets))
            return (Answer.Failure(400, $"This backend does not serve the mini program {request.Appid}.", 40013), null);
        var exchanged = await exchange.ExchangeAsync(contact, request.Appid, secrets, request.Code, cancellationToken);
        if (exchanged.Value is not { } value)
            return (Answer.Failure(401, exchanged.Message, exchanged.Errcode), null);
        return (Answer.Success(contact == Contact.Phone ? new AnswerData { PhoneNumber = value } : new AnswerData { EmailAddress = value }), value);
    }
}
