using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Storage.Postgres;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Clients;

/// <summary>npm wechat-jssdk, unmodified, as a mini program backend's client of the platform.</summary>
public sealed class WechatJssdkTests(PostgresCluster cluster)
{
    private const string Script = "wechat-jssdk.cjs";

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Postgres, true)]
    [InlineData(Engine.Postgres, false)]
    public async Task It_logs_a_user_in_verifies_our_signature_and_decrypts_our_data(Engine engine, bool withOpenId)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true, database: await cluster.CreateAsync(engine));
        var backend = new { appId = PlatformUnderTest.AppId, secret = PlatformUnderTest.MiniProgramSecret, platform = platform.App.Urls.First() };

        var session = await NodeClient.RunAsync(Script, new { backend.appId, backend.secret, backend.platform, code = await platform.Host.CodeAsync() }, cancel);
        var userInfo = await platform.Host.PostAsync(
            SdkPaths.SealUserInfo,
            new { appid = PlatformUnderTest.AppId, uid = "alice", withOpenId, userInfo = new { nickName = "爱丽丝 😀 \"A\"", gender = 2, language = "zh_CN", country = "CN" } });
        var opened = await NodeClient.RunAsync(
            Script,
            new
            {
                backend.appId,
                backend.secret,
                backend.platform,
                sessionKey = Text(session, "session_key"),
                rawData = Text(userInfo, "rawData"),
                signature = Text(userInfo, "signature"),
                encryptedData = Text(userInfo, "encryptedData"),
                iv = Text(userInfo, "iv"),
            },
            cancel);

        var decrypted = opened.GetProperty("decrypted");
        Assert.True(opened.GetProperty("tamperedIsRefused").GetBoolean());
        Assert.Equal("爱丽丝 😀 \"A\"", Text(decrypted, "nickName"));
        Assert.Equal(PlatformUnderTest.AppId, Text(decrypted.GetProperty("watermark"), "appid"));
        Assert.Equal(withOpenId ? Text(session, "openid") : null, decrypted.TryGetProperty("openId", out var openId) ? openId.GetString() : null);
        Assert.Equal(withOpenId, decrypted.TryGetProperty("unionId", out _));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
