using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.SuperApp.Endpoints;

/// <summary>GET /host/messages?offset= or POST /host/messages: the superapp's own client fetches its signed-in user's messages.</summary>
internal sealed class ReadMessages(IMessageInbox inbox)
{
    private const int MostAtOnce = 50;

    public async Task<JsonHttpResult<MessagesResponse>> HandleAsync(HttpContext http, IUserDirectory users)
    {
        if (await users.FindSignedInAsync(http, http.RequestAborted) is not { } user)
            return Answer(HostAnswers.NotSignedIn, "nobody is signed in", data: null);
        if (await OffsetAsync(http) is not { } offset)
            return Answer(HostAnswers.BadRequest, "offset must be a number that is not negative", data: null);
        var found = await inbox.ReadAsync(user.UserId, offset, MostAtOnce, http.RequestAborted);
        return Answer(HostAnswers.Ok, "ok", [.. found.Select(Received)]);
    }

    private static async Task<long?> OffsetAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            var text = http.Request.Query["offset"];
            return text is [] or [""] ? 0 : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var body = await RequestBody.ReadAsync(http);
        return body is [] ? 0 : body is not null && RequestBody.Parse(body, ProtocolJson.Default.MessagesRequest) is { Offset: >= 0 } request ? request.Offset : null;
    }

    private static ReceivedMessage Received(InboxMessage kept) => new()
    {
        Offset = kept.Offset,
        MessageId = kept.Message.MessageId,
        AppId = kept.Message.AppId,
        TemplateId = kept.Message.TemplateId,
        Title = kept.Message.Title,
        Content = kept.Message.Content,
        Page = kept.Message.Page,
        MiniProgramState = kept.Message.MiniProgramState,
        ReceivedAt = kept.Message.ReceivedAt.ToUnixTimeMilliseconds(),
    };

    private static JsonHttpResult<MessagesResponse> Answer(string returnCode, string message, IReadOnlyList<ReceivedMessage>? data) => TypedResults.Json(
        new MessagesResponse { ReturnCode = returnCode, ReturnMessage = message, RequestId = Guid.NewGuid().ToString("N"), Data = data }, ProtocolJson.Default.MessagesResponse);
}
