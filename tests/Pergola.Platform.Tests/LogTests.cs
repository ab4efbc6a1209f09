using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task A_full_flow_with_faults_logs_no_code_key_secret_or_token()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var secrets = new List<string>
        {
            PlatformUnderTest.AppSecret, PlatformUnderTest.SecretKey, PlatformUnderTest.MiniProgramSecret, "the-hosts-auth-code",
        };

        var v2 = await platform.Host.CodeAsync();
        var v3 = await platform.Host.CodeV3Async("the-hosts-auth-code");
        var session = await platform.RedeemAsync(v2);
        await platform.RedeemAsync(v2);
        platform.SuperAppServer.Exchange = (_, _) => throw new HttpRequestException("down");
        await platform.RedeemAsync(v3);
        var token = (await platform.GetAsync(
            $"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential")).GetProperty("access_token").GetString()!;
        await platform.GetAsync($"/wxa/checksession?access_token={token}&openid=o&signature=00&sig_method=hmac_sha256");
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });

        var key = session.GetProperty("session_key").GetString()!;
        secrets.AddRange([v2, v3, token, key, Convert.ToHexString(Convert.FromBase64String(key))]);
        var log = platform.Log.Text;
        Assert.Contains("was refused: Used", log, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task User_data_and_its_codes_are_in_no_log_line_also_when_things_fail()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        const string phonePath = "/wxa/business/getuserphonenumber";
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var ticket = await platform.Host.TicketAsync();
        var code = (await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind = "phone", ticket })).GetProperty("code").GetString()!;
        var email = await platform.Host.ContactCodeAsync("email");
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("""{"responseCode":"2007400","userId":"alice","scopes":["SCOPE_AVATAR"]}""");
        await platform.Host.PostAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v3", authCode = "the-hosts-auth-code", kind = "phone" });
        await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind = "phone", ticket });
        platform.SuperAppServer.UserData = (_, _, _) => throw new HttpRequestException("down");
        await platform.PostAsync(phonePath, new { code });
        platform.SuperAppServer.UserData = (_, _, _) => Task.FromResult(FakeUserData.Text("bm90IHdoYXQgd2FzIGV4cGVjdGVk"));
        await platform.PostAsync(phonePath, new { code });
        platform.SuperAppServer.UserData = (path, _, _) => Task.FromResult(FakeUserData.Answer(path));
        await platform.RedeemAsync(code);
        Assert.Equal(0, (await platform.PostAsync(phonePath, new { code })).GetProperty("errcode").GetInt32());
        await platform.PostAsync(phonePath, new { code });
        await platform.PostAsync("/wxa/business/getuseremail", new { code = email });
        await platform.Host.PostAsync(SdkPaths.Avatar, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        await platform.Host.PostAsync(SdkPaths.NickName, new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        var userInfo = await platform.Host.PostAsync(
            SdkPaths.SealUserInfo, new { appid = PlatformUnderTest.AppId, uid = "alice", withOpenId = true, userInfo = new { nickName = "Alice the great" } });
        await platform.PostAsync("/cgi-bin/soter/verify_signature", new { openid = "o", json_string = """{"raw":"the-challenge"}""", json_signature = "c2lnbmVk" });

        var log = platform.Log.Text;
        string[] secrets =
        [
            ticket, code, email, session.GetProperty("session_key").GetString()!, "15812342850", "158****2850", FakeUserData.Email, FakeUserData.TemporaryCode, "the-hosts-auth-code",
            FakeUserData.Encrypt(FakeUserData.Phone), "爱丽丝", "cdn.example.com", "Alice the great", userInfo.GetProperty("encryptedData").GetString()!,
            userInfo.GetProperty("signature").GetString()!, "the-challenge", "c2lnbmVk",
        ];
        Assert.Contains("phone code of mini program", log, StringComparison.Ordinal);
        Assert.Contains("cannot be decrypted", log, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_message_of_the_protocol_prints_its_secrets()
    {
        var login = new LoginRequest { AppId = "mp1", Level = "v3", AuthCode = "the-auth-code" };
        var answer = new LoginResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Code = "the-code" };

        object[] userData =
        [
            new ContactPreviewRequest { AppId = "mp1", Level = "v3", Kind = "phone", AuthCode = "secret" },
            new ContactPreviewResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Masked = "secret", Ticket = "secret" },
            new ContactCodeRequest { AppId = "mp1", Kind = "phone", Ticket = "secret" },
            new ContactCodeResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Code = "secret" },
            new UserValueRequest { AppId = "mp1", Level = "v3", AuthCode = "secret" },
            new UserValueResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Value = "secret" },
            new SealUserInfoRequest { AppId = "mp1", UserInfo = new UserProfile { NickName = "secret" } },
            new SealUserInfoResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", RawData = "secret", Signature = "secret", EncryptedData = "secret", Iv = "secret" },
            new TemporaryCodeResponse { ReturnCode = "0", Data = new TemporaryCodeResult("secret", "secret") },
            new UserContactRequest("secret", "alice"),
            new UserFieldResponse { ReturnCode = "0", Data = "secret" },
        ];

        Assert.All(userData, message => Assert.DoesNotContain("secret", $"{message}", StringComparison.Ordinal));
        Assert.DoesNotContain("the-auth-code", $"{login}", StringComparison.Ordinal);
        Assert.DoesNotContain("the-code", $"{answer}", StringComparison.Ordinal);
        Assert.Contains("the-code", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
    }
}
