using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;
using Pergola.SuperApp;

namespace Pergola.Platform.Tests.Trust;

public sealed class CallersTests(CallersTests.SafePlatform shared) : IClassFixture<CallersTests.SafePlatform>
{
    private static readonly object Login = new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" };

    [Fact]
    public async Task A_host_that_signs_gets_a_code_of_at_least_128_bits()
    {
        var platform = shared.Platform;

        var answer = await platform.Host.LoginAsync(Login);

        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        Assert.Equal(300, answer.GetProperty("expiresIn").GetInt32());
        Assert.Matches("^2[A-Za-z0-9_-]{40}$", answer.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(SdkHeaders.AppKey, "app-unknown", "the app key is unknown")]
    [InlineData(SdkHeaders.AppKey, null, "the app key is unknown")]
    [InlineData(SdkHeaders.Signature, null, "the request is not signed")]
    [InlineData(SdkHeaders.Signature, "AAAA", "the signature is wrong")]
    [InlineData(SdkHeaders.Signature, "???", "the signature is not base64")]
    [InlineData(SdkHeaders.Nonce, "another-nonce-than-the-signed-one", "the signature is wrong")]
    [InlineData(SdkHeaders.Nonce, "short", "the nonce must have")]
    [InlineData(SdkHeaders.Timestamp, "yesterday", "the timestamp is not a number")]
    [InlineData(SdkHeaders.Timestamp, "1", "too far")]
    [InlineData(SdkHeaders.Ticket, "a.b", "the ticket")]
    public async Task A_spoilt_header_is_40001_with_the_reason(string header, string? value, string reason)
    {
        var platform = shared.Platform;

        var answer = await platform.Host.LoginAsync(Login, request =>
        {
            request.Headers.Remove(header);
            if (value is not null)
                request.Headers.TryAddWithoutValidation(header, value);
        });

        Assert.Equal(40001, answer.GetProperty("errcode").GetInt32());
        Assert.Contains(reason, answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal("", answer.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_changed_body_does_not_fit_its_signature()
    {
        var platform = shared.Platform;

        var answer = await platform.Host.LoginAsync(Login, request =>
        {
            request.Content = new StringContent(JsonSerializer.Serialize(Login).Replace("alice", "mallory"), Encoding.UTF8, "application/json");
        });

        Assert.Equal(40001, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_signature_for_one_path_does_not_serve_another()
    {
        var platform = shared.Platform;

        var answer = await platform.Host.PostAsync(SdkPaths.CheckSession, Login, request => request.RequestUri = new Uri(SdkPaths.Logout, UriKind.Relative));

        Assert.Equal(40001, answer.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_recorded_request_cannot_be_sent_again()
    {
        var platform = shared.Platform;
        HttpRequestMessage? recorded = null;
        await platform.Host.LoginAsync(Login, request => recorded = Copy(request));

        using var replay = recorded!;
        var answer = await platform.Host.SendAsync(replay);

        Assert.Equal(40001, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("the nonce was used before", answer.GetProperty("debug").GetString());
    }

    [Theory]
    [InlineData(300_000, 0)]
    [InlineData(300_001, 40001)]
    [InlineData(-300_000, 0)]
    [InlineData(-300_001, 40001)]
    public async Task The_clock_window_is_five_minutes_either_way(int milliseconds, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var answer = await platform.Host.LoginAsync(Login, _ => platform.Time.Move(TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("Unknown")]
    [InlineData(" ")]
    [InlineData(null)]
    public async Task Nobody_is_40015_at_every_call(string? uid)
    {
        var platform = shared.Platform;

        var login = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid });
        var check = await platform.Host.PostAsync(SdkPaths.CheckSession, new { appid = PlatformUnderTest.AppId, uid });
        var logout = await platform.Host.PostAsync(SdkPaths.Logout, new { uid });

        var preview = await platform.Host.PostAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v2", uid, kind = "phone" });
        var avatar = await platform.Host.PostAsync(SdkPaths.Avatar, new { appid = PlatformUnderTest.AppId, level = "v2", uid });
        var seal = await platform.Host.PostAsync(SdkPaths.SealUserInfo, new { appid = PlatformUnderTest.AppId, uid, userInfo = new { } });
        var soter = await platform.Host.PostAsync(SdkPaths.SoterKey, new { appid = PlatformUnderTest.AppId, uid, publicKey = "k" });

        Assert.All(new[] { login, check, logout, preview, avatar, seal, soter }, answer => Assert.Equal(40015, answer.GetProperty("errcode").GetInt32()));
        Assert.DoesNotContain(platform.SuperAppServer.Requests, r => r.Body.Contains($"\"userId\":\"{uid}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_gets_a_code_for_its_own_users_phone_number_and_for_nobody_elses()
    {
        var platform = shared.Platform;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ticket = Ticket(platform, key);

        var own = await platform.Host.PostAsDeviceAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v2", kind = "phone" }, ticket, key);
        var other = await platform.Host.PostAsDeviceAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "bob", kind = "phone" }, ticket, key);
        var bobs = await platform.Host.PostAsDeviceAsync(
            SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, kind = "phone", ticket = await platform.Host.TicketAsync(uid: "bob") }, ticket, key);
        var code = await platform.Host.PostAsDeviceAsync(
            SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, kind = "phone", ticket = own.GetProperty("ticket").GetString() }, ticket, key);

        Assert.Equal(40015, other.GetProperty("errcode").GetInt32());
        Assert.Equal(40029, bobs.GetProperty("errcode").GetInt32());
        Assert.Equal(0, code.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_device_with_a_ticket_logs_its_own_user_in_and_nobody_else()
    {
        var platform = shared.Platform;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ticket = Ticket(platform, key);

        var own = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = PlatformUnderTest.AppId, level = "v2" }, ticket, key);
        var other = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "bob" }, ticket, key);

        Assert.Equal(0, own.GetProperty("errcode").GetInt32());
        Assert.Equal(40015, other.GetProperty("errcode").GetInt32());
        var byHost = await platform.RedeemAsync(await platform.Host.CodeAsync("alice"));
        var byDevice = await platform.RedeemAsync(own.GetProperty("code").GetString()!);
        Assert.Equal(byHost.GetProperty("openid").GetString(), byDevice.GetProperty("openid").GetString());
    }

    [Fact]
    public async Task A_stolen_ticket_is_of_no_use_without_the_devices_key()
    {
        var platform = shared.Platform;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var answer = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, new { appid = PlatformUnderTest.AppId, level = "v2" }, Ticket(platform, key), thief);

        Assert.Equal(40001, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("the signature is wrong", answer.GetProperty("debug").GetString());
    }

    [Fact]
    public async Task A_ticket_ends_with_its_five_minutes_and_with_the_users_logout()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var body = new { appid = PlatformUnderTest.AppId, level = "v2" };
        var (early, late) = (Ticket(platform, key), Ticket(platform, key));
        platform.Time.Move(TimeSpan.FromMinutes(1));
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });

        var afterLogout = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, body, early, key);
        var fresh = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, body, Ticket(platform, key), key);
        platform.Time.Move(TimeSpan.FromMinutes(4));
        var expired = await platform.Host.PostAsDeviceAsync(SdkPaths.Login, body, late, key);

        Assert.Equal("the ticket was issued before the user logged out", afterLogout.GetProperty("debug").GetString());
        Assert.Equal(0, fresh.GetProperty("errcode").GetInt32());
        Assert.Equal("the ticket has expired", expired.GetProperty("debug").GetString());
    }

    [Fact]
    public async Task A_ticket_of_another_superapps_secret_is_refused()
    {
        var platform = shared.Platform;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var answer = await platform.Host.PostAsDeviceAsync(
            SdkPaths.Login, new { appid = PlatformUnderTest.AppId, level = "v2" }, Ticket(platform, key, "another-secret-0123456789"), key);

        Assert.Equal("the ticket was not signed with this superapp's secret", answer.GetProperty("debug").GetString());
    }

    [Fact]
    public async Task A_bare_uid_is_refused_unless_the_superapp_dangerously_trusts_it_and_then_the_log_warns()
    {
        await using var safe = await PlatformUnderTest.StartAsync();
        await using var dangerous = await PlatformUnderTest.StartAsync(trustBareUids: true);

        var refused = await safe.Host.LoginAsync(Login, Bare);
        var accepted = await dangerous.Host.LoginAsync(Login, Bare);

        Assert.Equal(40001, refused.GetProperty("errcode").GetInt32());
        Assert.Equal(0, accepted.GetProperty("errcode").GetInt32());
        Assert.Contains("INSECURE", dangerous.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("INSECURE", safe.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_protocol_page_is_what_the_code_signs()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "sdk-protocol.md"));
        var text = SignedText.OfPost(
            SdkPaths.Login, "1767225600000", "AAECAwQFBgcICQoLDA0ODw", """{"appid":"mpyzxqg4o9yzw5px","level":"v2","uid":"alice"}"""u8);

        var signature = Convert.ToBase64String(HMACSHA256.HashData("sample-superapp-secret-0123456789"u8, text));

        Assert.Equal("pQ4CKbf3JGPlb8Yghz2TBVJZ1UYnSd6STRb+3n1eTOc=", signature);
        Assert.Contains(signature, page, StringComparison.Ordinal);
    }

    /// <summary>One platform, without trust in bare uids, for the tests that leave its clock alone.</summary>
    public sealed class SafePlatform : IAsyncLifetime
    {
        internal PlatformUnderTest Platform { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Platform = await PlatformUnderTest.StartAsync();

        public ValueTask DisposeAsync() => Platform.DisposeAsync();
    }

    private static void Bare(HttpRequestMessage request)
    {
        foreach (var header in new[] { SdkHeaders.Signature, SdkHeaders.Nonce, SdkHeaders.Timestamp })
            request.Headers.Remove(header);
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        copy.Content = new StringContent(JsonSerializer.Serialize(Login), Encoding.UTF8, "application/json");
        return copy;
    }

    private static string Ticket(PlatformUnderTest platform, ECDsa key, string secret = PlatformUnderTest.AppSecret)
    {
        using var kit = new ServiceCollection()
            .AddSingleton<TimeProvider>(platform.Time)
            .AddSuperAppServer<NoUsers>(options => (options.AppKey, options.AppSecret, options.SecretKey) = (PlatformUnderTest.AppKey, secret, PlatformUnderTest.SecretKey))
            .BuildServiceProvider();
        return kit.GetRequiredService<ISuperAppTickets>().Issue(new SuperAppUser("alice"), Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())).Ticket;
    }

    private sealed class NoUsers : IUserDirectory
    {
        public Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken) => Task.FromResult<SuperAppUser?>(null);

        public Task<SuperAppUser?> FindSignedInAsync(Microsoft.AspNetCore.Http.HttpContext http, CancellationToken cancellationToken) => Task.FromResult<SuperAppUser?>(null);
    }
}
