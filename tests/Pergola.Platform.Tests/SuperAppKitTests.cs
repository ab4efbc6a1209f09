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
using Pergola.Protocol.Sdk;
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

    [Theory]
    [InlineData("phone", "getuserphonenumber", "158****2850")]
    [InlineData("email", "getuseremail", "al****ce@example.com")]
    public async Task A_contact_runs_from_host_to_backend_at_v2_and_v3(string kind, string endpoint, string masked)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var scope = kind == "phone" ? "SCOPE_PHONE_NUMBER" : "SCOPE_EMAIL";
        var authCode = await AuthCodeAsync(client, PlatformUnderTest.AppId, scope);
        object[] previews =
        [
            new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice", kind },
            new { appid = PlatformUnderTest.AppId, level = "v3", authCode, kind },
        ];

        foreach (var request in previews)
        {
            var preview = await platform.Host.PostAsync(SdkPaths.PreviewContact, request);
            var code = await platform.Host.PostAsync(
                SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind, ticket = preview.GetProperty("ticket").GetString() });
            var value = await platform.PostAsync($"/wxa/business/{endpoint}", new { code = code.GetProperty("code").GetString() });

            Assert.EndsWith(masked, preview.GetProperty("masked").GetString(), StringComparison.Ordinal);
            Assert.Equal(
                kind == "phone" ? "15812342850" : "alice-alice@example.com",
                value.GetProperty(kind == "phone" ? "phone_info" : "email_info").GetProperty(kind == "phone" ? "purePhoneNumber" : "email").GetString());
        }
    }

    [Fact]
    public async Task A_user_without_an_email_address_is_told_so_and_an_auth_code_for_another_scope_is_denied()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);

        var none = await platform.Host.PostAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "bob", kind = "email" });
        var denied = await platform.Host.PostAsync(
            SdkPaths.PreviewContact,
            new { appid = PlatformUnderTest.AppId, level = "v3", authCode = await AuthCodeAsync(client, PlatformUnderTest.AppId, "SCOPE_EMAIL"), kind = "phone" });

        Assert.Equal(200000, none.GetProperty("errcode").GetInt32());
        Assert.Equal(103, denied.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task Avatar_and_nickname_come_from_the_user_directory()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);

        var avatar = await platform.Host.PostAsync(
            SdkPaths.Avatar, new { appid = PlatformUnderTest.AppId, level = "v3", authCode = await AuthCodeAsync(client, PlatformUnderTest.AppId, "SCOPE_AVATAR") });
        var nickName = await platform.Host.PostAsync(SdkPaths.NickName, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        var none = await platform.Host.PostAsync(SdkPaths.NickName, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "bob" });

        Assert.Equal("https://cdn.example.com/alice.png", avatar.GetProperty("value").GetString());
        Assert.Equal("爱丽丝", nickName.GetProperty("value").GetString());
        Assert.Equal((0, ""), (none.GetProperty("errcode").GetInt32(), none.GetProperty("value").GetString()));
    }

    [Fact]
    public async Task A_lost_answer_of_the_superapp_server_loses_no_phone_code()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var code = await platform.Host.ContactCodeAsync();
        var connected = platform.SuperAppServer.UserData;

        platform.SuperAppServer.UserData = async (path, body, cancel) =>
        {
            await connected(path, body, cancel);
            throw new HttpRequestException("connection reset while the answer was read");
        };
        var lost = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code });
        platform.SuperAppServer.UserData = connected;
        var found = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code });

        Assert.Equal(-1, lost.GetProperty("errcode").GetInt32());
        Assert.Equal(0, found.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_code_for_the_last_moment_of_a_sheet_still_lives_five_minutes()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var ticket = await platform.Host.TicketAsync();
        var almost = TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1);

        platform.Time.Move(almost);
        var code = await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind = "phone", ticket });
        platform.Time.Move(almost);
        var answer = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = code.GetProperty("code").GetString() });

        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
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

    [Fact]
    public async Task A_message_that_its_user_accepted_comes_once_and_lies_in_the_inbox()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await using var server = StartServer(platform);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var openId = await OpenIdAsync(platform);

        var before = await SendMessageAsync(platform, openId);
        await AcceptAsync(client, MessageTemplates.Order.Id);
        var first = await SendMessageAsync(platform, openId, "order-7");
        var repeated = await SendMessageAsync(platform, openId, "order-7");
        var second = await SendMessageAsync(platform, openId);

        Assert.Equal((43101, 0, 0, 43101), (before, first, repeated, second));
        var message = Assert.Single(await InboxAsync(client));
        Assert.Equal(
            (PlatformUnderTest.AppId, MessageTemplates.Order.Id, "Your order", "Order:A-1042\nWhere:At the counter\nState:ready", "pages/index/index"),
            (Text(message, "appid"), Text(message, "templateId"), Text(message, "title"), Text(message, "content"), Text(message, "page")));
    }

    [Fact]
    public async Task A_message_that_could_not_be_delivered_leaves_its_subscription_as_it_was()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var channel = new SometimesBroken { Broken = true };
        await using var server = StartServer(platform, channel);
        using var client = server.GetTestClient();
        Connect(platform, client);
        var openId = await OpenIdAsync(platform);
        await AcceptAsync(client, MessageTemplates.Order.Id);

        var failed = await SendMessageAsync(platform, openId, "order-7");
        channel.Broken = false;
        var again = await SendMessageAsync(platform, openId, "order-7");
        var another = await SendMessageAsync(platform, openId, "order-8");

        Assert.Equal((-1, 0, 43101), (failed, again, another));
        Assert.Equal("alice", Assert.Single(channel.Delivered));
    }

    private static async Task<string> OpenIdAsync(PlatformUnderTest platform) => Text(await platform.RedeemAsync(await platform.Host.CodeAsync()), "openid");

    /// <summary>Sends as the mini program's backend does, and gives the errcode.</summary>
    private static async Task<int> SendMessageAsync(PlatformUnderTest platform, string openId, string? attempt = null)
    {
        var message = new { touser = openId, template_id = MessageTemplates.Order.Id, page = "pages/index/index", data = MessageTemplates.OrderData };
        return (await platform.PostAsync("/cgi-bin/message/subscribe/send", message, attempt: attempt)).GetProperty("errcode").GetInt32();
    }

    private static async Task AcceptAsync(HttpClient client, string templateId)
    {
        using var response = await client.PostAsJsonAsync(new Uri("/prefix/host/subscribed", UriKind.Relative), new { appid = PlatformUnderTest.AppId, accepted = new[] { templateId } });
        Assert.Equal("0", Text(JsonElement.Parse(await response.Content.ReadAsStringAsync()), "returnCode"));
    }

    private static async Task<JsonElement[]> InboxAsync(HttpClient client) =>
        [.. JsonElement.Parse(await client.GetStringAsync(new Uri("/prefix/host/messages", UriKind.Relative))).GetProperty("data").EnumerateArray()];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static WebApplication StartServer(PlatformUnderTest platform, IMessageChannel? channel = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(platform.Time);
        if (channel is not null)
            builder.Services.AddSingleton(channel);
        builder.Services.AddSuperAppServer<TwoUsers>(options =>
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
        platform.SuperAppServer.UserData = (_, body, cancel) => Forward(body, cancel);
        platform.SuperAppServer.Message = Forward;
    }

    private static async Task<string> AuthCodeAsync(HttpClient client, string appId, params string[] scopes)
    {
        using var response = await client.PostAsJsonAsync(new Uri("/prefix/host/authCode", UriKind.Relative), new { appid = appId, scopes });
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("data").GetProperty("authCode").GetString()!;
    }

    private sealed class SometimesBroken : IMessageChannel
    {
        public bool Broken { get; set; }

        public List<string> Delivered { get; } = [];

        public Task<MessageDelivery> DeliverAsync(SuperAppUser user, SubscriptionMessage message, CancellationToken cancellationToken)
        {
            if (Broken)
                throw new InvalidOperationException("the push service is down");
            Delivered.Add(user.UserId);
            return Task.FromResult(MessageDelivery.Delivered);
        }
    }

    private sealed class TwoUsers : IUserDirectory
    {
        public Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken) =>
            Task.FromResult(userId switch
            {
                "alice" => new SuperAppUser("alice") { PhoneNumber = "+8615812342850", Email = "alice-alice@example.com", NickName = "爱丽丝", AvatarUrl = "https://cdn.example.com/alice.png" },
                "bob" => new SuperAppUser("bob"),
                _ => null,
            });

        public Task<SuperAppUser?> FindSignedInAsync(HttpContext http, CancellationToken cancellationToken) => FindAsync("alice", cancellationToken);
    }
}
