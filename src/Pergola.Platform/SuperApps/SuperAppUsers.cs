using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>Asks the superapp's own server for what it knows of a user (page 67644). A failure that is not about the user or the code is errcode -1.</summary>
internal sealed class SuperAppUsers(SuperAppServer server, TimeProvider time)
{
    /// <summary>POST /user/getUserInfoTemporaryCode.</summary>
    /// <exception cref="PlatformException">200000: the user has no phone number, or no e-mail address.</exception>
    public async Task<TemporaryCodeResult> PreviewAsync(SuperApp superApp, string appId, SessionUser user, ContactKind kind, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(
            superApp, appId, user, SuperAppPaths.TemporaryCode, new TemporaryCodeRequest(kind.Name, user.Uid), ProtocolJson.Default.TemporaryCodeRequest, exchangeId: null, cancellationToken);
        return SuperAppAnswers.Preview(answer.RootElement) ?? throw new PlatformException(kind.Absent, $"the superapp server says that the user has no {kind.Name}");
    }

    /// <summary>POST /user/getUserPhoneNumber or /user/getUserEmail. Null: the superapp server does not accept the temporary code.</summary>
    public async Task<string?> ContactAsync(
        SuperApp superApp, string appId, SessionUser user, ContactKind kind, string temporaryCode, string exchangeId, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(
            superApp, appId, user, kind.Path, new UserContactRequest(temporaryCode, user.Uid), ProtocolJson.Default.UserContactRequest, exchangeId, cancellationToken);
        return SuperAppAnswers.Contact(answer.RootElement, kind.Path) is { } encrypted ? Decrypt(superApp, encrypted, kind.Path) : null;
    }

    /// <summary>POST /user/getUserAvatar; empty when the user has none.</summary>
    public Task<string> AvatarAsync(SuperApp superApp, string appId, SessionUser user, CancellationToken cancellationToken) =>
        FieldAsync(superApp, appId, user, SuperAppPaths.Avatar, cancellationToken);

    /// <summary>POST /user/getUserNick; empty when the user has none.</summary>
    public Task<string> NickNameAsync(SuperApp superApp, string appId, SessionUser user, CancellationToken cancellationToken) =>
        FieldAsync(superApp, appId, user, SuperAppPaths.NickName, cancellationToken);

    private async Task<string> FieldAsync(SuperApp superApp, string appId, SessionUser user, string path, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(
            superApp, appId, user, path, new UserFieldRequest(user.Uid), ProtocolJson.Default.UserFieldRequest, exchangeId: null, cancellationToken);
        return SuperAppAnswers.Field(answer.RootElement, path);
    }

    private Task<JsonDocument> AskAsync<T>(
        SuperApp superApp, string appId, SessionUser user, string path, T question, JsonTypeInfo<T> json, string? exchangeId, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, json);
        return server.AskAsync(
            superApp, path, body,
            headers =>
            {
                UserCallHeaders.Add(headers, superApp, path, appId, user.OpenId, body, time);
                if (exchangeId is not null)
                    headers.Add(SuperAppHeaders.ExchangeId, exchangeId);
            },
            cancellationToken);
    }

    private static string Decrypt(SuperApp superApp, string encrypted, string path)
    {
        try
        {
            using var aes = Aes.Create();
            aes.Key = superApp.SecretKey;
            return Encoding.UTF8.GetString(aes.DecryptCbc(Convert.FromBase64String(encrypted), superApp.SecretKey.AsSpan(0, 16)));
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            throw new PlatformException(
                PlatformError.System, $"the superapp server's answer at {path} cannot be decrypted: see that both sides have the same SecretKey", fault);
        }
    }
}
