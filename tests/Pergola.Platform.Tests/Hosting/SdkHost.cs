using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>Calls the SDK protocol as a server-side host does; a test can spoil the request before it leaves.</summary>
internal sealed class SdkHost(HttpClient client, string appKey, string appSecret, TimeProvider time)
{
    public async Task<string> CodeAsync(string uid = "alice", string appId = PlatformUnderTest.AppId)
    {
        var answer = await LoginAsync(new { appid = appId, level = "v2", uid });
        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        return answer.GetProperty("code").GetString()!;
    }

    public async Task<string> CodeV3Async(string authCode = "auth-code", string? uid = null, string appId = PlatformUnderTest.AppId)
    {
        var answer = await LoginAsync(new { appid = appId, level = "v3", authCode, uid });
        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        return answer.GetProperty("code").GetString()!;
    }

    /// <summary>The ticket of a consent sheet, at v2.</summary>
    public async Task<string> TicketAsync(string kind = "phone", string uid = "alice", string appId = PlatformUnderTest.AppId)
    {
        var answer = await PostAsync(SdkPaths.PreviewContact, new { appid = appId, level = "v2", uid, kind });
        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        return answer.GetProperty("ticket").GetString()!;
    }

    /// <summary>A phone or e-mail code, at v2.</summary>
    public async Task<string> ContactCodeAsync(string kind = "phone", string uid = "alice", string appId = PlatformUnderTest.AppId)
    {
        var answer = await PostAsync(SdkPaths.ContactCode, new { appid = appId, uid, kind, ticket = await TicketAsync(kind, uid, appId) });
        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        return answer.GetProperty("code").GetString()!;
    }

    public Task<JsonElement> LoginAsync(object body, Action<HttpRequestMessage>? spoil = null) => PostAsync(SdkPaths.Login, body, spoil);

    public async Task<JsonElement> PostAsync(string path, object body, Action<HttpRequestMessage>? spoil = null)
    {
        using var request = Sign(path, JsonSerializer.SerializeToUtf8Bytes(body), text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), text));
        spoil?.Invoke(request);
        return await SendAsync(request);
    }

    /// <summary>Calls as a device does, with a ticket and the key that it names.</summary>
    public async Task<JsonElement> PostAsDeviceAsync(string path, object body, string ticket, ECDsa key, Action<HttpRequestMessage>? spoil = null)
    {
        using var request = Sign(path, JsonSerializer.SerializeToUtf8Bytes(body), text => key.SignData(text, HashAlgorithmName.SHA256));
        request.Headers.Add(SdkHeaders.Ticket, ticket);
        spoil?.Invoke(request);
        return await SendAsync(request);
    }

    public async Task<JsonElement> SendAsync(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private HttpRequestMessage Sign(string path, byte[] body, Func<byte[], byte[]> sign)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SdkHeaders.AppKey, appKey);
        request.Headers.Add(SdkHeaders.Timestamp, timestamp);
        request.Headers.Add(SdkHeaders.Nonce, nonce);
        request.Headers.Add(SdkHeaders.Signature, Convert.ToBase64String(sign(SignedText.OfPost(path, timestamp, nonce, body))));
        return request;
    }
}
