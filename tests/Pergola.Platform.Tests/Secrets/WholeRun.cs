using System.Buffers.Text;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Keys;
using Pergola.Platform.Registry;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>Uses a platform in every way, good and bad, and remembers each secret that occurred.</summary>
internal sealed partial class WholeRun(PlatformUnderTest platform)
{
    private const string App = PlatformUnderTest.AppId;
    private const string Phone = "/wxa/business/getuserphonenumber";
    private const string Email = "/wxa/business/getuseremail";
    private const string Message = "/cgi-bin/message/subscribe/send";
    private const string MessagePage = "pages/order/order?patient=4711";

    private readonly string hostsAuthCode = $"auth-code-{RandomNumberGenerator.GetHexString(16)}";
    private int calls;
    private string openId = "";

    public SecretScanner Secrets { get; } = new();

    public async Task RunAsync(Func<Task> breakDatabase, Func<Task> repairDatabase)
    {
        KnowTheStandingSecrets();
        var session = await GoodAsync();
        await RefusedAsync(session);
        await WithABadSuperAppServerAsync();
        await EveryEndpointWithSecretsInWrongPlacesAsync();
        await MalformedAsync();
        var unused = await UnusedAsync();
        await breakDatabase();
        await UseAsync(unused);
        await EveryEndpointWithSecretsInWrongPlacesAsync();
        await repairDatabase();
        Assert.Equal(0, (await LoginV2Async()).GetProperty("errcode").GetInt32());
    }

    private void KnowTheStandingSecrets()
    {
        var services = platform.App.Services;
        var superApp = services.GetRequiredService<PlatformRegistry>().FindSuperApp(PlatformUnderTest.AppKey)!;
        Secrets
            .Add("the superapp's AppSecret", PlatformUnderTest.AppSecret)
            .Add("the superapp's SecretKey", PlatformUnderTest.SecretKey)
            .Add("the superapp's exchange key", superApp.ExchangeKey.AsSpan(300, 64).ToArray())
            .Add("the mini program's secret", PlatformUnderTest.MiniProgramSecret)
            .Add("the host's auth code", hostsAuthCode)
            .Add("the superapp's temporary code", FakeUserData.TemporaryCode)
            .Add("the phone number", FakeUserData.Phone[3..])
            .Add("the key of the key ring", PlatformUnderTest.KeyRingKey)
            .Add("a text of a message", "At the counter")
            .Add("a page of a message", MessagePage)
            .Add("the masked phone number", "158****2850")
            .Add("the encrypted phone number", FakeUserData.Encrypt(FakeUserData.Phone))
            .Add("the e-mail address", FakeUserData.Email)
            .Add("the nickname", "Alice 爱丽丝")
            .Add("the avatar", "cdn.example.com/alice.png");
        var ring = new StoredKeyRing(services.GetRequiredService<IKeyRingStore>(), services.GetRequiredService<WrappingKeySource>().Read(ringIsEmpty: false));
        foreach (var masterKey in ring.GetAllElements().SelectMany(element => element.Descendants("value")))
            Secrets.Add("a key of the key ring", masterKey.Value);
    }

    private async Task<JsonElement> GoodAsync()
    {
        var session = await RedeemAsync("v2", await CodeAsync());
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult(
            """{"responseCode":"2007400","accessToken":"the-superapps-access-token","userId":"alice","scopes":["SCOPE_LOGIN","SCOPE_PHONE","SCOPE_EMAIL","SCOPE_AVATAR","SCOPE_NICKNAME"]}""");
        Secrets.Add("the superapp's access token", "the-superapps-access-token");
        await RedeemAsync("v3", Know("a v3 code", await platform.Host.CodeV3Async(hostsAuthCode)), "/openserver");
        session = await RedeemAsync("v2 again", await CodeAsync(), "/openserver");
        openId = session.GetProperty("openid").GetString()!;
        foreach (var prefix in new[] { "", "/openserver" })
        {
            session = await AsBackendAsync(session, prefix);
            Good(await platform.PostAsync(prefix + Phone, new { code = await ContactCodeAsync("phone") }));
            Good(await platform.PostAsync(prefix + Email, new { code = await ContactCodeAsync("email") }));
            Good(await platform.PostAsync(prefix + Message, new { touser = openId, template_id = MessageTemplates.Order.Id, page = MessagePage, data = MessageTemplates.OrderData }));
        }

        foreach (var path in new[] { SdkPaths.Avatar, SdkPaths.NickName })
            await platform.Host.PostAsync(path, new { appid = App, level = "v3", authCode = hostsAuthCode });
        var userInfo = await platform.Host.PostAsync(SdkPaths.SealUserInfo, new { appid = App, uid = "alice", withOpenId = true, userInfo = new { nickName = "Alice the great" } });
        Know("sealed user info", userInfo.GetProperty("encryptedData").GetString()!);
        Know("the user's nickname", "Alice the great");
        await platform.Host.PostAsync(SdkPaths.CheckSession, new { appid = App, uid = "alice" });
        await AsDeviceAsync();
        await AsOperatorAsync();
        return session;
    }

    /// <summary>With a stable token, and a new one in its place: looks at the templates, checks the session, and takes a new session key.</summary>
    private async Task<JsonElement> AsBackendAsync(JsonElement session, string prefix)
    {
        await StableTokenAsync(prefix, refresh: false);

        // A new one is not to be had within half a minute.
        platform.Time.Move(TimeSpan.FromMinutes(1));
        var token = await StableTokenAsync(prefix, refresh: true);
        Good(await platform.GetAsync($"{prefix}/wxaapi/newtmpl/gettemplate?access_token={await TokenAsync(prefix)}"));
        var signature = UserStateSignature.Of(new SessionKey(Convert.FromBase64String(session.GetProperty("session_key").GetString()!)), "");
        var signed = $"access_token={token}&openid={openId}&signature={Know("a signature of the session key", signature)}&sig_method=hmac_sha256";
        Good(await platform.GetAsync($"{prefix}/wxa/checksession?{signed}"));
        var reset = await platform.GetAsync($"{prefix}/wxa/resetusersessionkey?{signed}");
        Good(reset);
        Know("a session key after a reset", reset.GetProperty("session_key").GetString()!);
        return reset;
    }

    private async Task<string> StableTokenAsync(string prefix, bool refresh)
    {
        using var answer = await platform.Client.PostAsJsonAsync(
            new Uri($"{prefix}/cgi-bin/stable_token", UriKind.Relative),
            new { grant_type = "client_credential", appid = App, secret = PlatformUnderTest.MiniProgramSecret, force_refresh = refresh });
        return Know("a stable token", JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("access_token").GetString()!);
    }

    private static void Good(JsonElement answer) => Assert.Equal(0, answer.GetProperty("errcode").GetInt32());

    private async Task AsDeviceAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = platform.Time.Now.ToUnixTimeMilliseconds();
        var claims = new TicketClaims
        {
            Uid = "alice",
            AppKey = PlatformUnderTest.AppKey,
            InstanceKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            Id = RandomNumberGenerator.GetHexString(32),
            IssuedAt = now,
            ExpiresAt = now + 300_000,
        };
        var payload = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, ProtocolJson.Default.TicketClaims));
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(PlatformUnderTest.AppSecret), TicketClaims.MacText(payload));
        var ticket = Know("a device's ticket", $"{payload}.{Base64Url.EncodeToString(mac)}");
        var answer = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = App, level = "v2" }, ticket, key);
        Know("a device's code", answer.GetProperty("code").GetString()!);
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = App, level = "v2" }, ticket, thief);
        await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = App, level = "v2" }, ticket + "x", key);
    }

    private async Task RefusedAsync(JsonElement session)
    {
        var code = await CodeAsync();
        await platform.RedeemAsync(code, PlatformUnderTest.StrangerAppId);
        await platform.GetAsync($"/sns/jscode2session?appid={App}&secret=another-secret-0123456789&js_code={code}&grant_type=authorization_code");
        await platform.PostAsync(Phone, new { code });
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(await ContactCodeAsync("phone"));
        platform.Time.Move(TimeSpan.FromMinutes(6));
        await platform.RedeemAsync(code);
        var expired = await CodeAsync();
        platform.Time.Move(TimeSpan.FromMinutes(6));
        await platform.RedeemAsync(expired);
        var token = await TokenAsync("");
        await platform.GetAsync($"/wxa/checksession?access_token={token}&openid={session.GetProperty("openid").GetString()}&signature=00&sig_method=hmac_sha256");
        await platform.GetAsync($"/wxa/checksession?access_token={token}x&openid=o&signature=00&sig_method=hmac_sha256");
        await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = App, uid = "bob", kind = "phone", ticket = await TicketAsync("phone") });
        await platform.Host.LoginAsync(new { appid = App, level = "v9", authCode = hostsAuthCode, uid = "alice" });
        await platform.Host.LoginAsync(new { appid = App, level = "v2", uid = "alice" }, request => request.Headers.Remove(SdkHeaders.Signature));
        await platform.Host.LoginAsync(new { appid = App, level = "v2", uid = "alice" }, request => request.Headers.Add(SdkHeaders.Ticket, $"{PlatformUnderTest.AppSecret}.{hostsAuthCode}"));
        await platform.PostAsync("/cgi-bin/soter/verify_signature", new { openid = "o", json_string = """{"raw":"the-challenge"}""", json_signature = "c2lnbmVk" });
        var tooLong = Know("a text that is too long for its field", "a message of more than twenty characters");
        await platform.PostAsync(Message, new { touser = openId, template_id = MessageTemplates.News.Id, data = new { thing1 = new { value = tooLong } } });
        await platform.PostAsync(Message, new { touser = tooLong, template_id = tooLong, lang = tooLong, miniprogram_state = tooLong, data = new { } });
        var loggedOut = await CodeAsync();
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });
        await platform.RedeemAsync(loggedOut);
    }

    /// <summary>Down, silent, speaking no JSON, and saying back what it was asked with.</summary>
    private async Task WithABadSuperAppServerAsync()
    {
        var server = platform.SuperAppServer;
        var (checkUser, exchange, userData, message) = (server.CheckUser, server.Exchange, server.UserData, server.Message);
        var secretAnswer = JsonSerializer.Serialize($"{PlatformUnderTest.SecretKey} {FakeUserData.Phone}");
        Func<string, Task<string>>[] ways =
        [
            _ => throw new HttpRequestException("down"),
            _ => Task.FromResult("<html>no JSON</html>"),
            body => Task.FromResult(body),
            body => Task.FromResult($$"""{"returnCode":"500","responseCode":"5007400","returnMessage":{{JsonSerializer.Serialize($"cannot do {body}")}},"responseMessage":{{JsonSerializer.Serialize($"cannot do {body}")}}}"""),
            body => Task.FromResult($$"""{"returnCode":{{JsonSerializer.Serialize(body)}},"responseCode":{{JsonSerializer.Serialize(body)}},"returnMessage":{{secretAnswer}}}"""),
            _ => Task.FromResult("""{"returnCode":"0","responseCode":"2007400","data":"bm90IHdoYXQgd2FzIGV4cGVjdGVk"}"""),
            _ => Task.FromResult("""{"returnCode":"200001","responseCode":"4007400"}"""),
        ];
        foreach (var way in ways)
        {
            server.CheckUser = checkUser;
            var v2 = await UnusedAsync();
            (server.CheckUser, server.Exchange, server.UserData, server.Message) = ((body, _) => way(body), (body, _) => way(body), (_, body, _) => way(body), (body, _) => way(body));
            await UseAsync(v2);
            (server.CheckUser, server.Exchange, server.UserData, server.Message) = (checkUser, exchange, userData, message);
        }
    }

    /// <summary>Whatever is mapped, also what is added later: each secret in each place where a careless caller may put it.</summary>
    private async Task EveryEndpointWithSecretsInWrongPlacesAsync()
    {
        var query = $"appid={App}&secret={PlatformUnderTest.MiniProgramSecret}&js_code={hostsAuthCode}&access_token={hostsAuthCode}&code={hostsAuthCode}"
            + $"&grant_type={hostsAuthCode}&sig_method={hostsAuthCode}&openid={hostsAuthCode}&signature={hostsAuthCode}";
        var body = JsonSerializer.Serialize(new
        {
            appid = App, secret = PlatformUnderTest.MiniProgramSecret, uid = "alice", level = hostsAuthCode, kind = hostsAuthCode, authCode = hostsAuthCode,
            ticket = hostsAuthCode, code = hostsAuthCode, openid = hostsAuthCode, grant_type = hostsAuthCode, json_string = hostsAuthCode, json_signature = hostsAuthCode,
        });
        string[] bodies = ["", body, body[..^9], $"[{body}]", $$"""{"{{hostsAuthCode}}":{{hostsAuthCode}}}""", $$"""{"appid":["{{hostsAuthCode}}"]}""", body + new string(' ', 70_000)];
        var routes = platform.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(route => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(TextOf)))))
            .Distinct(StringComparer.Ordinal).ToArray();
        Assert.Contains("/openserver/sns/jscode2session", routes);
        Assert.Contains(SdkPaths.Login, routes);
        Assert.Contains($"{OperatorPrefix}/programs/{OwnAppId}/secret", routes);
        foreach (var route in routes)
        {
            await SendAsync(HttpMethod.Get, $"{route}?{query}", null);
            foreach (var content in bodies)
            {
                await SendAsync(HttpMethod.Post, $"{route}?{query}", content);
                if (route.StartsWith("/sdk/", StringComparison.Ordinal))
                    await platform.Host.PostAsync(route, JsonDocument.Parse(body).RootElement);
                if (route.StartsWith(OperatorPrefix, StringComparison.Ordinal))
                    await AsOperatorInWrongPlacesAsync($"{route}?{query}", content);
            }
        }
    }

    private static string TextOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "appId" } => OwnAppId,
        RoutePatternParameterPart { Name: "appKey" } => OwnAppKey,
        _ => "x",
    };

    /// <summary>What is no HTTP: the server itself refuses it, before any of our code.</summary>
    private async Task MalformedAsync()
    {
        var secrets = $"secret={PlatformUnderTest.MiniProgramSecret}&js_code={hostsAuthCode}";
        string[] requests =
        [
            $"GET /sns/jscode2session?{secrets} and a space HTTP/1.1\r\nHost: a\r\n\r\n",
            $"GET /sns/jscode2session?{secrets}\r\n\r\n",
            $"GET /sns/jscode2session?{secrets} HTTP/9.9\r\nHost: a\r\n\r\n",
            $"{hostsAuthCode} /sns/jscode2session?{secrets} HTTP/1.1\r\nHost: a\r\n\r\n",
            $"GET /sns/jscode2session?{secrets} HTTP/1.1\r\nHost: a b {hostsAuthCode}\r\n\r\n",
            $"GET /sns/jscode2session HTTP/1.1\r\nHost: a\r\n{hostsAuthCode} : broken\r\n\r\n",
            $"POST /sdk/v1/login?{secrets} HTTP/1.1\r\nHost: a\r\nContent-Length: {hostsAuthCode}\r\n\r\n",
            $"POST /sdk/v1/login?{secrets} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{hostsAuthCode}\r\n",
            $"GET /sns/jscode2session?{secrets}%zz%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        ];
        foreach (var request in requests)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(platform.Client.BaseAddress!.Host, platform.Client.BaseAddress.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            await reader.ReadToEndAsync();
        }
    }

    /// <summary>One of each code, not used yet.</summary>
    private async Task<(string V2, string V3, string Ticket, string Phone, string Email, string Token)> UnusedAsync() => (
        await CodeAsync(), Know("a v3 code", await platform.Host.CodeV3Async(hostsAuthCode)), await TicketAsync("phone"), await ContactCodeAsync("phone"),
        await ContactCodeAsync("email"), await TokenAsync(""));

    private async Task UseAsync((string V2, string V3, string Ticket, string Phone, string Email, string Token) unused)
    {
        await platform.RedeemAsync(unused.V3);
        await platform.RedeemAsync(unused.V2);
        await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = App, uid = "alice", kind = "phone", ticket = unused.Ticket });
        foreach (var (path, code) in new[] { (Phone, unused.Phone), (Email, unused.Email) })
            await SendAsync(HttpMethod.Post, $"{path}?access_token={unused.Token}", JsonSerializer.Serialize(new { code }));
        await SendAsync(
            HttpMethod.Post, $"{Message}?access_token={unused.Token}",
            JsonSerializer.Serialize(new { touser = openId, template_id = MessageTemplates.Order.Id, page = MessagePage, data = MessageTemplates.OrderData }));
        await LoginV2Async();
        foreach (var path in new[] { SdkPaths.Avatar, SdkPaths.NickName, SdkPaths.PreviewContact })
        {
            await platform.Host.PostAsync(path, new { appid = App, level = "v2", uid = "alice", kind = "phone" });
            await platform.Host.PostAsync(path, new { appid = App, level = "v3", authCode = hostsAuthCode, kind = "phone" });
        }

        await SendAsync(HttpMethod.Get, $"/cgi-bin/token?appid={App}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential", null);
        foreach (var call in new[] { "checksession", "resetusersessionkey" })
            await SendAsync(HttpMethod.Get, $"/wxa/{call}?access_token={unused.Token}&openid={openId}&signature=00&sig_method=hmac_sha256", null);
        await SendAsync(HttpMethod.Post, "/cgi-bin/stable_token", JsonSerializer.Serialize(new { grant_type = "client_credential", appid = App, secret = PlatformUnderTest.MiniProgramSecret }));
    }

    private Task<JsonElement> LoginV2Async() => platform.Host.LoginAsync(new { appid = App, level = "v2", uid = "alice" });

    private async Task<string> CodeAsync() => Know("a code", await platform.Host.CodeAsync());

    private async Task<string> TicketAsync(string kind) => Know("a ticket", await platform.Host.TicketAsync(kind));

    private async Task<string> ContactCodeAsync(string kind) => Know($"a code for {kind}", await platform.Host.ContactCodeAsync(kind));

    private async Task<string> TokenAsync(string prefix) => Know(
        "an access token",
        (await platform.GetAsync($"{prefix}/cgi-bin/token?appid={App}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential")).GetProperty("access_token").GetString()!);

    private async Task<JsonElement> RedeemAsync(string what, string code, string prefix = "")
    {
        var session = await platform.RedeemAsync(code, prefix: prefix);
        Know($"the session key of {what}", session.GetProperty("session_key").GetString()!);
        return session;
    }

    private string Know(string label, string secret)
    {
        Secrets.Add($"{label} ({++calls})", secret);
        return secret;
    }

    private async Task SendAsync(HttpMethod method, string pathAndQuery, string? body)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await platform.Client.SendAsync(request);
        await response.Content.ReadAsStringAsync();
    }
}
