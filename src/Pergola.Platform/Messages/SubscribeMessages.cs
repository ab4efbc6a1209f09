using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.SuperApps;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.Messages;

/// <summary>What a mini program backend wants to be sent.</summary>
internal sealed record OutgoingMessage(string TemplateId, string OpenId, JsonElement Data, string? Page, string MiniProgramState, string Lang);

/// <summary>Sends subscription messages: checks them against the registry, and lets the superapp server deliver them.</summary>
internal sealed class SubscribeMessages(PlatformRegistry registry, ISessionStore sessions, SuperAppMessages superApps)
{
    private const int IdCharacters = 32;

    /// <summary>Sends one message.</summary>
    /// <remarks><c>attempt</c>: names the sending, so that its repetition delivers nothing twice; null when the caller does not repeat.</remarks>
    /// <exception cref="PlatformException">40037, 40003, 47003; or what the superapp server says: 43101, 40038, 43107, 43108, 45168; or -1.</exception>
    public async Task SendAsync(MiniProgram miniProgram, OutgoingMessage message, string? attempt, CancellationToken cancellationToken)
    {
        var template = miniProgram.Templates.FirstOrDefault(known => known.Id == message.TemplateId)
            ?? throw new PlatformException(PlatformError.InvalidTemplateId, "the mini program has no template of this id; gettemplate lists what it has");
        var session = await sessions.FindByOpenIdAsync(miniProgram.AppId, message.OpenId, cancellationToken)
            ?? throw new PlatformException(PlatformError.InvalidOpenId, "the mini program never saw this openid");
        var values = MessageRules.Check(template, message.Data);
        var request = new MessageSendRequest
        {
            AccountId = session.User.Uid,
            MessageId = IdOf(miniProgram, message, attempt),
            AppId = miniProgram.AppId,
            OpenId = message.OpenId,
            TemplateId = template.Id,
            Type = (int)template.Type,
            Title = template.Title,
            Content = TemplateContent.Fill(template, values),
            Data = values.ToDictionary(pair => pair.Key, pair => new MessageValue(pair.Value), StringComparer.Ordinal),
            Page = message.Page,
            MiniProgramState = message.MiniProgramState,
            Lang = message.Lang,
        };
        await superApps.SendAsync(registry.FindSuperApp(miniProgram.SuperApp)!, session.User, request, cancellationToken);
    }

    /// <summary>One key may name the messages to several users, and two mini programs may choose the same key.</summary>
    private static string IdOf(MiniProgram miniProgram, OutgoingMessage message, string? attempt) => attempt is null
        ? RandomNumberGenerator.GetHexString(IdCharacters, lowercase: true)
        : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{miniProgram.AppId}\n{message.OpenId}\n{message.TemplateId}\n{attempt}")))[..IdCharacters];
}
