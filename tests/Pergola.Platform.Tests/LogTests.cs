using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

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
    public void No_message_of_the_protocol_prints_its_secrets()
    {
        var login = new LoginRequest { AppId = "mp1", Level = "v3", AuthCode = "the-auth-code" };
        var answer = new LoginResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Code = "the-code" };

        Assert.DoesNotContain("the-auth-code", $"{login}", StringComparison.Ordinal);
        Assert.DoesNotContain("the-code", $"{answer}", StringComparison.Ordinal);
        Assert.Contains("the-code", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
    }
}
