using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;
using Pergola.SuperApp.Messages;

namespace Pergola.SuperApp.Endpoints;

/// <summary>POST /message/send (page 68264): the platform brings a mini program's message for a user who subscribed to it.</summary>
internal sealed class SendMessage(UserCall call, MessageDesk desk, TimeProvider time)
{
    private const int LongTerm = 3;
    private const int LongestId = 64;

    public Task<JsonHttpResult<MessageSendResponse>> HandleAsync(HttpContext http, IUserDirectory users) =>
        call.AnswerAsync(
            http, SuperAppPaths.SendMessage, ProtocolJson.Default.MessageSendRequest, ProtocolJson.Default.MessageSendResponse, Answer,
            async (request, requestId) =>
            {
                if (request.MessageId is not { Length: > 0 and <= LongestId } || string.IsNullOrEmpty(request.AppId) || string.IsNullOrEmpty(request.TemplateId))
                    return Answer("10002", $"appid, templateId and a messageId of 1 to {LongestId} characters are needed", requestId);
                if (await UserCall.FindAsync(users, request.AccountId, http.RequestAborted) is not { } user)
                    return Answer(SuperAppReturnCodes.NoSuchUser, "there is no such user", requestId);
                return Answer(await desk.SendAsync(user, MessageOf(request), request.Type == LongTerm), requestId);
            });

    private SubscriptionMessage MessageOf(MessageSendRequest request) => new()
    {
        MessageId = request.MessageId,
        AppId = request.AppId,
        TemplateId = request.TemplateId,
        Title = request.Title,
        Content = request.Content,
        Data = request.Data?.ToDictionary(pair => pair.Key, pair => pair.Value.Value, StringComparer.Ordinal) ?? [],
        Page = request.Page,
        MiniProgramState = request.MiniProgramState,
        Lang = request.Lang,
        ReceivedAt = time.GetUtcNow(),
    };

    private static MessageSendResponse Answer(MessageOutcome outcome, string requestId) => outcome switch
    {
        MessageOutcome.Delivered => Answer(SuperAppReturnCodes.Ok, "ok", requestId) with { Data = true },
        MessageOutcome.NotSubscribed => Answer(SuperAppReturnCodes.NotSubscribed, "the user did not subscribe to this template, or has used it up", requestId),
        MessageOutcome.LimitReached => Answer(SuperAppReturnCodes.PushLimitExceeded, "the limit of messages is reached", requestId),
        MessageOutcome.Banned => Answer(SuperAppReturnCodes.SubscriptionBanned, "the mini program may send no messages", requestId),
        MessageOutcome.SensitiveWords => Answer(SuperAppReturnCodes.SensitiveWords, "the message has words that are not delivered", requestId),
        _ => Answer("-1", "the message could not be delivered now", requestId),
    };

    private static MessageSendResponse Answer(string returnCode, string message, string requestId) =>
        new() { ReturnCode = returnCode, ReturnMessage = message, RequestId = requestId };
}
