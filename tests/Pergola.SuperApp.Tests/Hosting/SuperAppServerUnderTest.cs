using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pergola.Protocol;

namespace Pergola.SuperApp.Tests.Hosting;

/// <summary>A superapp server on the kit, and a platform's hand to sign requests to it.</summary>
internal sealed class SuperAppServerUnderTest : IAsyncDisposable
{
    public const string SecretKey = "0123456789abcdef0123456789abcdef";

    private readonly RSA platformKey = RSA.Create(2048);
    private readonly WebApplication app;
    private readonly HttpClient client;

    private SuperAppServerUnderTest(Action<SuperAppServerOptions>? configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSuperAppServer<SampleUsers>(options =>
        {
            options.AppKey = "app-1234567890";
            options.AppSecret = "sample-superapp-secret-0123456789";
            options.SecretKey = SecretKey;
            options.PlatformPublicKeyPem = platformKey.ExportSubjectPublicKeyInfoPem();
            configure?.Invoke(options);
        });
        app = builder.Build();
        app.MapSuperAppServer();
        app.Start();
        client = app.GetTestClient();
    }

    public MovableTime Time { get; } = new();

    public IServiceProvider Services => app.Services;

    public static SuperAppServerUnderTest Start(Action<SuperAppServerOptions>? configure = null) => new(configure);

    public Task<(int Status, JsonElement Answer)> CheckUserAsync(string userId, Action<HttpRequestMessage>? spoil = null, CipherMode mode = CipherMode.ECB) =>
        UserCallAsync("/user/checkUser", $$"""{"userId":"{{userId}}"}""", spoil: spoil, mode: mode);

    /// <summary>One of the <c>/user/*</c> calls, signed as the platform does.</summary>
    public Task<(int Status, JsonElement Answer)> UserCallAsync(
        string path, string json, string? exchangeId = null, Action<HttpRequestMessage>? spoil = null, CipherMode mode = CipherMode.ECB) =>
        SendAsync(path, json, (request, body) =>
        {
            var timestamp = Time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add("TC-Timestamp", timestamp);
            request.Headers.Add("TC-Signature", Encrypt(timestamp, mode));
            if (exchangeId is not null)
                request.Headers.Add("Pergola-Exchange-Id", exchangeId);
            SignBody(request, path, timestamp, body);
            spoil?.Invoke(request);
        });

    public Task<(int Status, JsonElement Answer)> ExchangeAsync(
        string authCode, string exchangeId = "exchange-1", string appId = "mp1", Action<HttpRequestMessage>? spoil = null) =>
        SendAsync("/access_token/b2b2c", $$$"""{"grantType":"AUTHORIZATION_CODE","authCode":"{{{authCode}}}","additionalInfo":{"appid":"{{{appId}}}"}}""", (request, body) =>
        {
            var timestamp = Time.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            request.Headers.Add("X-TIMESTAMP", timestamp);
            request.Headers.Add("X-CLIENT-KEY", "app-1234567890");
            request.Headers.Add("X-SIGNATURE", Convert.ToBase64String(
                platformKey.SignData(Encoding.UTF8.GetBytes("app-1234567890|" + timestamp), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
            request.Headers.Add("Pergola-Exchange-Id", exchangeId);
            SignBody(request, "/access_token/b2b2c", timestamp, body);
            spoil?.Invoke(request);
        });

    public Task<(int Status, JsonElement Answer)> AsClientAsync(string path, string body, string? user) =>
        SendAsync(path, body, (request, _) => request.Headers.Authorization = user is null ? null : new AuthenticationHeaderValue("Bearer", "token-of-" + user));

    public async Task<string> AuthCodeAsync(string user = "alice", string appId = "mp1") =>
        (await AsClientAsync("/host/authCode", $$"""{"appid":"{{appId}}","scopes":[]}""", user)).Answer.GetProperty("data").GetProperty("authCode").GetString()!;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        platformKey.Dispose();
        await app.DisposeAsync();
    }

    public static void SignBody(HttpRequestMessage request, string path, string timestamp, byte[] body)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        request.Headers.Add("Pergola-Nonce", nonce);
        request.Headers.Add("Pergola-Body-Signature", Convert.ToBase64String(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(SecretKey), SignedText.OfPost(path, timestamp, nonce, body))));
    }

    private static string Encrypt(string timestamp, CipherMode mode)
    {
        var key = Encoding.UTF8.GetBytes(SecretKey);
        using var aes = Aes.Create();
        aes.Key = key;
        var text = Encoding.UTF8.GetBytes(timestamp);
        return Convert.ToHexString(mode == CipherMode.CBC ? aes.EncryptCbc(text, key.AsSpan(0, 16)) : aes.EncryptEcb(text, PaddingMode.PKCS7));
    }

    private async Task<(int Status, JsonElement Answer)> SendAsync(string path, string body, Action<HttpRequestMessage, byte[]> prepare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        prepare(request, Encoding.UTF8.GetBytes(body));
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
