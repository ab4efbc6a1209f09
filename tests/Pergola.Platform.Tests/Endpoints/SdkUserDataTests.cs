using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

/// <summary>Avatar, nickname and sealed user info.</summary>
public sealed class SdkUserDataTests
{
    private const string AppId = PlatformUnderTest.AppId;

    [Theory]
    [InlineData(SdkPaths.Avatar, "https://cdn.example.com/alice.png", "/prefix/user/getUserAvatar")]
    [InlineData(SdkPaths.NickName, "Alice 爱丽丝", "/prefix/user/getUserNick")]
    public async Task At_v2_the_superapp_server_is_asked_for_the_value(string path, string value, string asked)
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var answer = await platform.Host.PostAsync(path, new { appid = AppId, level = "v2", uid = "alice" });

        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        Assert.Equal(value, answer.GetProperty("value").GetString());
        Assert.Equal(["/prefix/user/checkUser", asked], platform.SuperAppServer.Requests.Select(r => r.Path));
        Assert.Equal("""{"userId":"alice"}""", platform.SuperAppServer.Requests[1].Body);
    }

    [Theory]
    [InlineData(SdkPaths.Avatar, "SCOPE_AVATAR", 0)]
    [InlineData(SdkPaths.Avatar, "SCOPE_NICKNAME", 103)]
    [InlineData(SdkPaths.NickName, "SCOPE_NICKNAME", 0)]
    [InlineData(SdkPaths.NickName, "SCOPE_AVATAR", 103)]
    public async Task At_v3_the_auth_code_must_stand_for_the_scope(string path, string granted, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.Exchange = (_, _) =>
            Task.FromResult($$$"""{"responseCode":"2007400","userId":"alice","additionalInfo":{"scopes":["{{{granted}}}"]}}""");

        var answer = await platform.Host.PostAsync(path, new { appid = AppId, level = "v3", authCode = "auth" });

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
        Assert.Equal(errcode == 0, answer.GetProperty("value").GetString()!.Length > 0);
    }

    [Fact]
    public async Task At_v3_an_auth_code_that_the_superapp_server_refuses_is_40029()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("""{"responseCode":"4007400","responseMessage":"used"}""");

        var answer = await platform.Host.PostAsync(SdkPaths.Avatar, new { appid = AppId, level = "v3", authCode = "auth" });

        Assert.Equal(40029, answer.GetProperty("errcode").GetInt32());
        Assert.StartsWith("auth code refused", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"returnCode":"0","data":""}""", 0)]
    [InlineData("""{"returnCode":"0"}""", 0)]
    [InlineData("""{"returnCode":"40015"}""", 40015)]
    [InlineData("""{"returnCode":"1"}""", -1)]
    public async Task A_user_without_an_avatar_has_an_empty_one(string superAppAnswer, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.UserData = (_, _, _) => Task.FromResult(superAppAnswer);

        var answer = await platform.Host.PostAsync(SdkPaths.Avatar, new { appid = AppId, level = "v2", uid = "alice" });

        Assert.Equal(errcode, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("", answer.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task User_info_is_sealed_with_the_key_of_the_last_login(bool withOpenId)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await platform.RedeemAsync(await platform.Host.CodeAsync());
        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var key = session.GetProperty("session_key").GetString()!;

        var answer = await SealAsync(platform, withOpenId);

        var rawData = """{"nickName":"爱丽丝 😀","gender":2,"language":"zh_CN","city":"","province":"Guangdong","country":"CN","avatarUrl":""}""";
        Assert.Equal(rawData, answer.GetProperty("rawData").GetString());
#pragma warning disable CA5350 // The contract says SHA-1.
        Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(rawData + key))), answer.GetProperty("signature").GetString());
#pragma warning restore CA5350
        using var plain = JsonDocument.Parse(Decrypt(answer, key));
        Assert.Equal("爱丽丝 😀", plain.RootElement.GetProperty("nickName").GetString());
        Assert.Equal(AppId, plain.RootElement.GetProperty("watermark").GetProperty("appid").GetString());
        Assert.Equal(platform.Time.Now.ToUnixTimeSeconds(), plain.RootElement.GetProperty("watermark").GetProperty("timestamp").GetInt64());
        Assert.Equal(withOpenId, plain.RootElement.TryGetProperty("openId", out var openId));
        Assert.Equal(withOpenId, plain.RootElement.TryGetProperty("unionId", out var unionId));
        Assert.True(!withOpenId || openId.GetString() == session.GetProperty("openid").GetString());
        Assert.True(!withOpenId || unionId.GetString() == session.GetProperty("unionid").GetString());
    }

    [Fact]
    public async Task Without_a_live_session_nothing_is_sealed()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        Assert.Equal(87007, (await SealAsync(platform)).GetProperty("errcode").GetInt32());

        await platform.RedeemAsync(await platform.Host.CodeAsync());
        Assert.Equal(0, (await SealAsync(platform)).GetProperty("errcode").GetInt32());
        platform.Time.Move(TimeSpan.FromDays(3));
        var over = await SealAsync(platform);

        Assert.Equal(87007, over.GetProperty("errcode").GetInt32());
        Assert.Equal("", over.GetProperty("encryptedData").GetString());
    }

    private static Task<JsonElement> SealAsync(PlatformUnderTest platform, bool withOpenId = true) => platform.Host.PostAsync(
        SdkPaths.SealUserInfo,
        new { appid = AppId, uid = "alice", withOpenId, userInfo = new { nickName = "爱丽丝 😀", gender = 2, language = "zh_CN", province = "Guangdong", country = "CN" } });

    private static string Decrypt(JsonElement answer, string key)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(key);
        return Encoding.UTF8.GetString(aes.DecryptCbc(
            Convert.FromBase64String(answer.GetProperty("encryptedData").GetString()!), Convert.FromBase64String(answer.GetProperty("iv").GetString()!)));
    }
}
