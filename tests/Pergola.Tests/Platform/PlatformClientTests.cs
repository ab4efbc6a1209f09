using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Dispatch;
using Pergola.Platform;
using Pergola.Protocol;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Platform;

public sealed class PlatformClientTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly ManualTime _time = new();
    private readonly RecordingLogger _logger = new();
    private ServiceProvider? _services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_code_is_asked_for_as_the_protocol_says()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","code":"the-code","expiresIn":300,"more":1}""";
        Assert.Equal("the-code", await Client().IssueLoginCodeAsync("mp1", new("alice", null), Stop));

        Assert.Equal("https://platform.example.com/base/sdk/v1/login", _wire.Url);
        Assert.Equal("""{"appid":"mp1","level":"v2","uid":"alice"}""", _wire.Body);
        Assert.Equal("application/json", _wire.ContentType);
    }

    [Fact]
    public async Task An_auth_code_makes_it_v3()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","code":"the-code","expiresIn":300}""";
        await Client().IssueLoginCodeAsync("mp1", new(null, "auth"), Stop);

        Assert.Equal("""{"appid":"mp1","level":"v3","authCode":"auth"}""", _wire.Body);
    }

    [Fact]
    public async Task Sessions_are_checked_and_ended()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1"}""";
        await Client().CheckSessionAsync("mp1", new("alice", null), Stop);
        Assert.Equal("https://platform.example.com/base/sdk/v1/session/check", _wire.Url);
        Assert.Equal("""{"appid":"mp1","uid":"alice"}""", _wire.Body);

        await Client().LogoutAsync(new("alice", null), Stop);
        Assert.Equal("https://platform.example.com/base/sdk/v1/logout", _wire.Url);
        Assert.Equal("""{"uid":"alice"}""", _wire.Body);
    }

    [Theory]
    [InlineData(ContactKind.Phone, null, """{"appid":"mp1","level":"v2","uid":"alice","kind":"phone"}""")]
    [InlineData(ContactKind.Email, "auth", """{"appid":"mp1","level":"v3","uid":"alice","authCode":"auth","kind":"email"}""")]
    public async Task A_contact_is_previewed(ContactKind kind, string? authCode, string body)
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","masked":"158****2850","ticket":"the-ticket"}""";
        var preview = await Client().PreviewContactAsync("mp1", new("alice", authCode), kind, Stop);

        Assert.Equal(new ContactPreview("158****2850", "the-ticket"), preview);
        Assert.Equal("https://platform.example.com/base/sdk/v1/contact/preview", _wire.Url);
        Assert.Equal(body, _wire.Body);
    }

    [Fact]
    public async Task A_contact_code_is_issued_for_the_ticket()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","code":"the-code","expiresIn":300}""";
        Assert.Equal("the-code", await Client().IssueContactCodeAsync("mp1", new("alice", "auth"), ContactKind.Phone, "the-ticket", Stop));

        Assert.Equal("https://platform.example.com/base/sdk/v1/contact/code", _wire.Url);
        Assert.Equal("""{"appid":"mp1","uid":"alice","kind":"phone","ticket":"the-ticket"}""", _wire.Body);
    }

    [Fact]
    public async Task Avatar_and_nickname_are_read_and_may_be_empty()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","value":"https://cdn.example.com/a.png"}""";
        Assert.Equal("https://cdn.example.com/a.png", await Client().GetAvatarAsync("mp1", new("alice", null), Stop));
        Assert.Equal("https://platform.example.com/base/sdk/v1/user/avatar", _wire.Url);
        Assert.Equal("""{"appid":"mp1","level":"v2","uid":"alice"}""", _wire.Body);

        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1"}""";
        Assert.Equal("", await Client().GetNickNameAsync("mp1", new(null, "auth"), Stop));
        Assert.Equal("https://platform.example.com/base/sdk/v1/user/nickname", _wire.Url);
        Assert.Equal("""{"appid":"mp1","level":"v3","authCode":"auth"}""", _wire.Body);
    }

    [Fact]
    public async Task User_info_is_sealed_by_account()
    {
        _wire.Answer = """{"errcode":0,"errmsg":"ok","requestId":"r1","rawData":"{}","signature":"s","encryptedData":"e","iv":"i"}""";
        var userInfo = new UserInfo { NickName = "Alice", Gender = 2, City = "Shenzhen" };
        var answer = await Client().SealUserInfoAsync("mp1", new("alice", null), userInfo, withOpenId: true, Stop);

        Assert.Equal(new SealedUserInfo("{}", "s", "e", "i"), answer);
        Assert.Equal("https://platform.example.com/base/sdk/v1/user/seal", _wire.Url);
        Assert.Equal("""{"appid":"mp1","uid":"alice","userInfo":{"nickName":"Alice","gender":2,"city":"Shenzhen"},"withOpenId":true}""", _wire.Body);
    }

    [Fact]
    public async Task A_soter_key_is_registered()
    {
        await Client().RegisterSoterKeyAsync("mp1", new("alice", null), "the-key", Stop);

        Assert.Equal("https://platform.example.com/base/sdk/v1/soter/key", _wire.Url);
        Assert.Equal("""{"appid":"mp1","uid":"alice","publicKey":"the-key"}""", _wire.Body);
    }

    [Fact]
    public async Task A_success_without_its_fields_is_a_system_error()
    {
        var user = new PlatformUser("alice", null);
        Assert.Equal(-1, (await Assert.ThrowsAsync<OpenApiException>(() => Client().PreviewContactAsync("mp1", user, ContactKind.Phone, Stop))).Errno);
        Assert.Equal(-1, (await Assert.ThrowsAsync<OpenApiException>(() => Client().IssueContactCodeAsync("mp1", user, ContactKind.Phone, "t", Stop))).Errno);
        Assert.Equal(-1, (await Assert.ThrowsAsync<OpenApiException>(() => Client().SealUserInfoAsync("mp1", user, new(), withOpenId: false, Stop))).Errno);
    }

    [Fact]
    public async Task A_user_without_a_phone_number_is_200000_with_the_platforms_words()
    {
        _wire.Answer = """{"errcode":200000,"errmsg":"the user has set no phone number in the superapp","requestId":"r1","masked":"","ticket":""}""";
        var error = await Assert.ThrowsAsync<OpenApiException>(() => Client().PreviewContactAsync("mp1", new("alice", null), ContactKind.Phone, Stop));

        Assert.Equal(200000, error.Errno);
        Assert.Equal("the user has set no phone number in the superapp", error.Reason);
    }

    [Fact]
    public async Task A_server_signs_with_the_superapps_secret()
    {
        await Client(secret: "sample-superapp-secret-0123456789").CheckSessionAsync("mp1", new("alice", null), Stop);

        var text = SignedText.OfPost("/sdk/v1/session/check", _wire.Header("Pergola-Timestamp"), _wire.Header("Pergola-Nonce"), Encoding.UTF8.GetBytes(_wire.Body));
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData("sample-superapp-secret-0123456789"u8, text)), _wire.Header("Pergola-Signature"));
        Assert.Equal("app-1234567890", _wire.Header("Pergola-App-Key"));
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds().ToString(), _wire.Header("Pergola-Timestamp"));
        Assert.Matches("^[A-Za-z0-9_-]{16,64}$", _wire.Header("Pergola-Nonce"));
        Assert.False(_wire.Headers.ContainsKey("Pergola-Ticket"));

        var nonce = _wire.Header("Pergola-Nonce");
        await Client(secret: "sample-superapp-secret-0123456789").CheckSessionAsync("mp1", new("alice", null), Stop);
        Assert.NotEqual(nonce, _wire.Header("Pergola-Nonce"));
    }

    [Fact]
    public async Task A_device_signs_with_its_own_key_beside_its_ticket()
    {
        var client = Client();
        await client.CheckSessionAsync("mp1", new("alice", null) { Ticket = "the.ticket" }, Stop);

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(_services!.GetRequiredService<RequestSigner>().DeviceKey), out _);
        var text = SignedText.OfPost("/sdk/v1/session/check", _wire.Header("Pergola-Timestamp"), _wire.Header("Pergola-Nonce"), Encoding.UTF8.GetBytes(_wire.Body));
        Assert.True(key.VerifyData(text, Convert.FromBase64String(_wire.Header("Pergola-Signature")), HashAlgorithmName.SHA256));
        Assert.Equal("the.ticket", _wire.Header("Pergola-Ticket"));
    }

    [Fact]
    public async Task Without_secret_and_ticket_it_does_not_pretend_to_be_signed()
    {
        await Client().CheckSessionAsync("mp1", new("alice", null), Stop);

        Assert.Equal("app-1234567890", _wire.Header("Pergola-App-Key"));
        Assert.False(_wire.Headers.ContainsKey("Pergola-Signature"));
    }

    [Fact]
    public async Task The_platforms_refusal_keeps_its_number_and_its_debug_goes_to_the_log_only()
    {
        _wire.Answer = """{"errcode":40015,"errmsg":"invalid accountId","requestId":"r7","debug":"no such user","code":""}""";
        var error = await Assert.ThrowsAsync<OpenApiException>(() => Client().IssueLoginCodeAsync("mp1", new("alice", null), Stop));

        Assert.Equal(40015, error.Errno);
        Assert.Equal("invalid accountId", error.Reason);
        Assert.Contains(_logger.Lines, l => l.Text.Contains("no such user", StringComparison.Ordinal) && l.Text.Contains("r7", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "{}")]
    [InlineData(HttpStatusCode.Redirect, "{}")]
    [InlineData(HttpStatusCode.OK, "<html>")]
    [InlineData(HttpStatusCode.OK, "{}")]
    [InlineData(HttpStatusCode.OK, "null")]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, """{"errcode":0,"errmsg":"ok","requestId":"r","code":"","expiresIn":0}""")]
    public async Task Whatever_is_no_answer_of_the_protocol_is_a_system_error(HttpStatusCode status, string answer)
    {
        _wire.Status = status;
        _wire.Answer = answer;
        var error = await Assert.ThrowsAsync<OpenApiException>(() => Client().IssueLoginCodeAsync("mp1", new("alice", null), Stop));

        Assert.Equal(-1, error.Errno);
        Assert.NotEmpty(_logger.Lines);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_reached_is_asked_once()
    {
        _wire.Failure = new HttpRequestException("connection refused to 10.0.0.1");
        var error = await Assert.ThrowsAsync<OpenApiException>(() => Client().IssueLoginCodeAsync("mp1", new("alice", null), Stop));

        Assert.Equal(1, _wire.Requests);
        Assert.DoesNotContain("10.0.0.1", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_is_too_slow_is_a_timeout()
    {
        _wire.Failure = new TaskCanceledException();
        var error = await Assert.ThrowsAsync<OpenApiException>(() => Client().IssueLoginCodeAsync("mp1", new("alice", null), Stop));

        Assert.Equal("timeout", error.Reason);
    }

    [Fact]
    public async Task Codes_accounts_and_secrets_are_in_no_log()
    {
        _wire.Answer = """{"errcode":40029,"errmsg":"invalid code","requestId":"r1"}""";
        await Assert.ThrowsAsync<OpenApiException>(() => Client(secret: "the-secret").IssueLoginCodeAsync("mp1", new("alice", "the-auth-code"), Stop));

        Assert.All(_logger.Lines, l =>
        {
            Assert.DoesNotContain("the-auth-code", l.Text + l.Exception, StringComparison.Ordinal);
            Assert.DoesNotContain("the-secret", l.Text + l.Exception, StringComparison.Ordinal);
            Assert.DoesNotContain("alice", l.Text + l.Exception, StringComparison.Ordinal);
        });
    }

    public void Dispose()
    {
        _services?.Dispose();
        _wire.Dispose();
    }

    private IPlatformClient Client(string? secret = null)
    {
        _services?.Dispose();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(_logger);
        services.AddPergola().UsePlatform(o =>
        {
            o.BaseAddress = new("https://platform.example.com/base");
            o.AppKey = "app-1234567890";
            o.AppSecret = secret;
        });
        services.AddHttpClient(PlatformClient.ClientName).ConfigurePrimaryHttpMessageHandler(() => _wire);
        _services = services.BuildServiceProvider();
        return _services.GetRequiredService<IPlatformClient>();
    }

    private sealed class Wire : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok","requestId":"r1"}""";

        public Exception? Failure { get; set; }

        public int Requests { get; private set; }

        public string Url { get; private set; } = "";

        public string Body { get; private set; } = "";

        public string? ContentType { get; private set; }

        public Dictionary<string, string> Headers { get; private set; } = [];

        public string Header(string name) => Headers[name];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            Url = request.RequestUri!.AbsoluteUri;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            ContentType = request.Content.Headers.ContentType?.MediaType;
            Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.Single());
            return Failure is null ? new HttpResponseMessage(Status) { Content = new StringContent(Answer) } : throw Failure;
        }
    }
}
