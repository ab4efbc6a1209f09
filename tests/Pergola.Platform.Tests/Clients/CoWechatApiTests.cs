using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Storage.Postgres;

namespace Pergola.Platform.Tests.Clients;

/// <summary>npm co-wechat-api, unmodified, as a mini program backend's client of the platform.</summary>
public sealed class CoWechatApiTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Postgres, false)]
    [InlineData(Engine.Postgres, true)]
    public async Task It_gets_a_token_logs_a_user_in_and_sends_a_message_and_gets_another_token_when_its_own_is_bad(Engine engine, bool spoilToken)
    {
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true, database: await cluster.CreateAsync(engine));
        var openId = (await platform.RedeemAsync(await platform.Host.CodeAsync())).GetProperty("openid").GetString()!;

        var output = await NodeClient.RunAsync(
            "co-wechat-api.cjs",
            new
            {
                appId = PlatformUnderTest.AppId,
                secret = PlatformUnderTest.MiniProgramSecret,
                platform = platform.App.Urls.First().TrimEnd('/'),
                code = await platform.Host.CodeAsync(),
                badCode = "no-such-code",
                spoilToken,
                message = new { touser = openId, template_id = MessageTemplates.Order.Id, page = "pages/index/index", data = MessageTemplates.OrderData },
            },
            TestContext.Current.CancellationToken);

        Assert.Matches("^AT[A-Za-z0-9]{62}$", Text(output, "token"));
        Assert.Equal(openId, Text(output.GetProperty("session"), "openid"));
        Assert.Equal(16, Convert.FromBase64String(Text(output.GetProperty("session"), "session_key")).Length);
        Assert.Equal(40029, output.GetProperty("refused").GetInt32());
        Assert.Equal(0, output.GetProperty("message").GetProperty("errcode").GetInt32());
        Assert.Equal(40037, output.GetProperty("unknownTemplate").GetInt32());
        Assert.Single(platform.SuperAppServer.Requests, request => request.Path.EndsWith("/message/send", StringComparison.Ordinal));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
