using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>A message that a program wants its user to get.</summary>
internal sealed record MessageRequest(string? Appid, string? Token);

/// <summary><c>POST /sendOrderMessage</c>: says that this backend sends no messages.</summary>
internal static class SendOrderMessage
{
    public static Ok<Answer> Handle(MessageRequest request, Tokens tokens) => tokens.Find(request.Appid, request.Token) is null
        ? WhoAmI.NotLoggedIn()
        : Answer.Failure(501, "This backend sends no subscription messages: the platform of the samples has no channel for them.", -1);
}
