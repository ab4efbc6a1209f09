using System.Text.Json;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>POST /message/send (page 68264): the superapp's own server owns the push channel.</summary>
internal sealed class SuperAppMessages(SuperAppServer server, TimeProvider time)
{
    /// <exception cref="PlatformException">The superapp server did not deliver it.</exception>
    public async Task SendAsync(SuperApp superApp, SessionUser user, MessageSendRequest message, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, ProtocolJson.Default.MessageSendRequest);
        using var answer = await server.AskAsync(
            superApp, SuperAppPaths.SendMessage, body,
            headers => UserCallHeaders.Add(headers, superApp, SuperAppPaths.SendMessage, message.AppId, user.OpenId, body, time),
            cancellationToken);
        SuperAppAnswers.Delivered(answer.RootElement);
    }
}
