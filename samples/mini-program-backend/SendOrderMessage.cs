using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>A message that a program wants its user to get; <c>data</c> is <c>{key: {value}}</c>, as the template's fields are named.</summary>
internal sealed record MessageRequest(
    string? Appid, string? Token, [property: JsonPropertyName("template_id")] string? TemplateId, string? Page, JsonElement Data);

/// <summary><c>POST /sendOrderMessage</c>: sends a subscription message to the user of a token.</summary>
internal static class SendOrderMessage
{
    public static async Task<Ok<Answer>> Handle(
        MessageRequest request, MiniProgramBackendOptions options, OrderMessages messages, Tokens tokens, CancellationToken cancellationToken)
    {
        if (tokens.Find(request.Appid, request.Token) is not { } user)
            return WhoAmI.NotLoggedIn();
        if (user.Source != BackendUser.Platform)
            return Answer.Failure(501, "At v1 the platform does not know the user: it has no openid to send a message to.", -1);
        if (string.IsNullOrEmpty(request.TemplateId) || request.Data.ValueKind != JsonValueKind.Object)
            return Answer.Failure(400, "template_id and data are needed.", 10002);
        if (!options.MiniPrograms.TryGetValue(request.Appid!, out var secrets))
            return Answer.Failure(400, $"This backend does not serve the mini program {request.Appid}.", 40013);

        var message = new PlatformMessage(request.TemplateId, user.Id, request.Page, request.Data, "developer");
        var (errcode, errmsg) = await messages.SendAsync(request.Appid!, secrets, message, cancellationToken);
        return errcode == 0 ? Answer.Success(new AnswerData()) : Answer.Failure(400, errmsg, errcode);
    }
}
