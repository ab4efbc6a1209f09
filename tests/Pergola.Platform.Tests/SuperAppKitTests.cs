using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Tests.Hosting;
using Pergola.SuperApp;

namespace Pergola.Platform.Tests;

/// <summary>The platform and the superapp server kit together, over HTTP: what the one signs, the other accepts.</summary>
public sealed class SuperAppKitTests
{
    [Fact]
    public async Task A_login_runs_from_host_to_backend_at_v2_and_v3_and_names_one_user()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);

        var v2 = await platform.RedeemAsync(await platform.Host.CodeAsync("alice"));
        var v3 = await platform.RedeemAsync(await platform.Host.CodeV3Async(await AuthCodeAsync(client, PlatformUnderTest.AppId), uid: "alice"));
        var foreign = await platform.RedeemAsync(await platform.Host.CodeV3Async(await AuthCodeAsync(client, PlatformUnderTest.SiblingAppId)));
        var stranger = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "mallory" });

        Assert.Equal(v2.GetProperty("openid").GetString(), v3.GetProperty("openid").GetString());
        Assert.StartsWith("auth code refused", foreign.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(40015, stranger.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_lost_answer_of_the_exchange_loses_no_login()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var code = await platform.Host.CodeV3Async(await AuthCodeAsync(client, PlatformUnderTest.AppId));
        var connected = platform.SuperAppServer.Exchange;

        platform.SuperAppServer.Exchange = async (body, cancel) =>
        {
            await connected(body, cancel);
            throw new HttpRequestException("connection reset while the answer was read");
        };
        var lost = await platform.RedeemAsync(code);
        platform.SuperAppServer.Exchange = connected;
        var session = await platform.RedeemAsync(code);

        Assert.Equal(-1, lost.GetProperty("errcode").GetInt32());
        Assert.True(session.TryGetProperty("openid", out _));
    }

    private static WebApplication StartServer(PlatformUnderTest platform)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(platform.Time);
        builder.Services.AddSuperAppServer<OneUser>(options =>
        {
            options.AppKey = PlatformUnderTest.AppKey;
            options.AppSecret = PlatformUnderTest.AppSecret;
            options.SecretKey = PlatformUnderTest.SecretKey;
            options.PlatformPublicKeyPem = platform.SuperApp.ExchangePublicKeyPem;
        });
        var app = builder.Build();
        app.MapGroup("/prefix").MapSuperAppServer();
        app.Start();
        return app;
    }

    private static void Connect(PlatformUnderTest platform, HttpClient client)
    {
        Task<string> Forward(string body, CancellationToken cancel)
        {
            var (path, _, headers) = platform.SuperAppServer.Requests[^1];
            return SendAsync(path, body, headers, cancel);
        }

        async Task<string> SendAsync(string path, string body, Dictionary<string, string> headers, CancellationToken cancel)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await client.SendAsync(request, cancel);
            return await response.Content.ReadAsStringAsync(cancel);
        }

        platform.SuperAppServer.CheckUser = Forward;
        platform.SuperAppServer.Exchange = Forward;
    }

    private static async Task<string> AuthCodeAsync(HttpClient client, string appId)
    {
        using var response = await client.PostAsJsonAsync(new Uri("/prefix/host/authCode", UriKind.Relative), new { appid = appId, scopes = Array.Empty<string>() });
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("data").GetProperty("authCode").GetString()!;
    }

    private sealed class OneUser : IUserDirectory
    {
        public Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken) =>
            Task.FromResult(userId == "alice" ? new SuperAppUser("alice") : null);

        public Task<SuperAppUser?> FindSignedInAsync(HttpContext http, CancellationToken cancellationToken) => FindAsync("alice", cancellationToken);
    }
}
