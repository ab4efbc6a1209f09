using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Storage.Postgres;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Clients;

/// <summary>npm node-easywechat, unmodified, as a mini program backend's client of the platform.</summary>
public sealed class NodeEasyWechatTests(PostgresCluster cluster)
{
    private const string Script = "node-easywechat.cjs";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_logs_in_reads_the_phone_number_sends_a_message_and_opens_our_data_with_a_stable_token(Engine engine)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true, database: await cluster.CreateAsync(engine));
        var openId = Text(await platform.RedeemAsync(await platform.Host.CodeAsync()), "openid");

        var output = await RunAsync(platform, new
        {
            stable = true,
            code = await platform.Host.CodeAsync(),
            badCode = "no-such-code",
            phoneCode = await platform.Host.ContactCodeAsync(),
            templates = true,
            message = new { touser = openId, template_id = MessageTemplates.Order.Id, page = "pages/index/index?id=1", data = MessageTemplates.OrderData },
        });
        var again = await RunAsync(platform, new { stable = true });

        var session = output.GetProperty("session");
        Assert.Equal(Text(output, "token"), Text(again, "token"));
        Assert.Equal(openId, Text(session, "openid"));
        Assert.Contains("40029", Text(output, "refused"), StringComparison.Ordinal);
        Assert.Equal("15812342850", Text(output.GetProperty("phone").GetProperty("phone_info"), "purePhoneNumber"));
        Assert.Equal("86", Text(output.GetProperty("phone").GetProperty("phone_info"), "countryCode"));
        Assert.Equal(0, output.GetProperty("message").GetProperty("errcode").GetInt32());
        Assert.Equal(MessageTemplates.Order.Id, Text(output.GetProperty("templates").GetProperty("data")[0], "priTmplId"));
        Assert.Contains(platform.SuperAppServer.Requests, request => request.Path.EndsWith("/message/send", StringComparison.Ordinal));

        var userInfo = await platform.Host.PostAsync(
            SdkPaths.SealUserInfo, new { appid = PlatformUnderTest.AppId, uid = "alice", withOpenId = true, userInfo = new { nickName = "爱丽丝 😀", gender = 2, language = "zh_CN", country = "CN" } });
        var opened = await NodeClient.RunAsync(
            Script,
            Input(platform, new { stable = true, sessionKey = Text(session, "session_key"), iv = Text(userInfo, "iv"), encryptedData = Text(userInfo, "encryptedData") }),
            cancel);
        Assert.Equal("爱丽丝 😀", Text(opened.GetProperty("decrypted"), "nickName"));
        Assert.Equal(openId, Text(opened.GetProperty("decrypted"), "openId"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Its_plain_token_is_another_one(Engine engine)
    {
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true, database: await cluster.CreateAsync(engine));

        var stable = await RunAsync(platform, new { stable = true });
        var plain = await RunAsync(platform, new { stable = false, templates = true });

        Assert.NotEqual(Text(stable, "token"), Text(plain, "token"));
        Assert.Equal(0, plain.GetProperty("templates").GetProperty("errcode").GetInt32());
    }

    private static Task<JsonElement> RunAsync(PlatformUnderTest platform, object more) =>
        NodeClient.RunAsync(Script, Input(platform, more), TestContext.Current.CancellationToken);

    private static Dictionary<string, object?> Input(PlatformUnderTest platform, object more)
    {
        var input = JsonSerializer.SerializeToElement(more).EnumerateObject().ToDictionary(p => p.Name, object? (p) => p.Value);
        input["appId"] = PlatformUnderTest.AppId;
        input["secret"] = PlatformUnderTest.MiniProgramSecret;
        input["platform"] = platform.App.Urls.First();
        return input;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
