using System.Text.Json;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class SendSubscribeMessageTests
{
    private const string Path = "/cgi-bin/message/subscribe/send";

    [Fact]
    public async Task A_message_goes_to_the_superapp_server_filled_in_and_signed()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);

        var answer = await platform.PostAsync(Path, new
        {
            template_id = "mti_order", touser = openId, page = "pages/order/order?id=7", miniprogram_state = "trial", lang = "en_US", data = MessageTemplates.OrderData,
        });

        Assert.Equal(0, Errcode(answer));
        var (path, body, headers) = Sent(platform).Single();
        var sent = JsonElement.Parse(body);
        Assert.Equal("/prefix/message/send", path);
        Assert.Equal(
            ["AccountId", "messageId", "appid", "openid", "templateId", "type", "title", "content", "data", "page", "miniprogramState", "lang"],
            sent.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("alice", PlatformUnderTest.AppId, openId, "mti_order", 2), (Text(sent, "AccountId"), Text(sent, "appid"), Text(sent, "openid"), Text(sent, "templateId"), sent.GetProperty("type").GetInt32()));
        Assert.Equal(("Your order", "Order:A-1042\nWhere:At the counter\nState:ready"), (Text(sent, "title"), Text(sent, "content")));
        Assert.Equal(("pages/order/order?id=7", "trial", "en_US"), (Text(sent, "page"), Text(sent, "miniprogramState"), Text(sent, "lang")));
        Assert.Equal("At the counter", Text(sent.GetProperty("data").GetProperty("thing2"), "value"));
        Assert.All(["TC-Timestamp", "TC-Signature", "TC-OpenId", "TC-MiniAppID", "Pergola-Nonce", "Pergola-Body-Signature"], name => Assert.True(headers.ContainsKey(name)));
    }

    [Theory]
    [InlineData("43101", 43101)]
    [InlineData("40038", 40038)]
    [InlineData("43107", 43107)]
    [InlineData("43108", 43108)]
    [InlineData("45168", 45168)]
    [InlineData("40015", 40003)]
    [InlineData("1", -1)]
    [InlineData("40029", -1)]
    public async Task What_the_superapp_server_says_about_messages_goes_on_and_all_else_is_minus_one(string returnCode, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);
        platform.SuperAppServer.Message = (_, _) => Task.FromResult($$"""{"returnCode":"{{returnCode}}","returnMessage":"no"}""");

        foreach (var prefix in new[] { "", "/openserver" })
            Assert.Equal(errcode, Errcode(await SendAsync(platform, openId, prefix)));
    }

    [Fact]
    public async Task The_same_key_names_the_same_message_and_no_other()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var (alice, bob) = (await OpenIdAsync(platform), await OpenIdAsync(platform, "bob"));

        await SendAsync(platform, alice, attempt: "order-7");
        await SendAsync(platform, alice, attempt: "order-7");
        await SendAsync(platform, bob, attempt: "order-7");
        await SendAsync(platform, alice);
        await SendAsync(platform, alice);

        var ids = Sent(platform).Select(request => Text(JsonElement.Parse(request.Body), "messageId")).ToArray();
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(4, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.InRange(id.Length, 16, 64));
    }

    [Fact]
    public async Task A_superapp_server_that_fails_is_asked_again_for_the_same_message()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);
        var (good, tries) = (platform.SuperAppServer.Message, 0);
        platform.SuperAppServer.Message = (body, cancel) => ++tries < 3 ? throw new HttpRequestException("connection reset") : good(body, cancel);

        Assert.Equal(0, Errcode(await SendAsync(platform, openId)));
        Assert.Equal(3, tries);
        Assert.Single(Sent(platform).Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task A_user_whose_session_is_over_still_gets_messages()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);
        platform.Time.Move(TimeSpan.FromDays(30));

        Assert.Equal(0, Errcode(await SendAsync(platform, openId)));
    }

    [Fact]
    public async Task Another_mini_program_reaches_neither_the_openid_nor_the_template()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);

        var answer = await platform.PostAsync(Path, new { template_id = "mti_order", touser = openId, data = MessageTemplates.OrderData }, PlatformUnderTest.SiblingAppId);

        Assert.Equal(40037, Errcode(answer));
        Assert.Empty(Sent(platform));
    }

    [Fact]
    public async Task What_stands_in_a_message_is_in_no_log_line()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = await OpenIdAsync(platform);
        await SendAsync(platform, openId);
        platform.SuperAppServer.Message = (_, _) => Task.FromResult("""{"returnCode":"43101"}""");
        await SendAsync(platform, openId);
        await platform.PostAsync(Path, new { template_id = "mti_news", touser = openId, data = new { thing1 = new { value = "a secret text that is far too long" } } });

        Assert.DoesNotContain("At the counter", platform.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret text", platform.Log.Text, StringComparison.Ordinal);
        Assert.Contains("data.thing1.value is longer", platform.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_are_listed_as_documented()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var answer = await platform.GetAsync($"/openserver/wxaapi/newtmpl/gettemplate?access_token={await platform.AccessTokenAsync()}");

        Assert.Equal(
            """
            [{"priTmplId":"mti_order","title":"Your order","content":"Order:{{character_string1.DATA}}\nWhere:{{thing2.DATA}}\nState:{{phrase3.DATA}}","example":"Order 1042","type":2,"keywordEnumValueList":[{"keywordCode":"phrase3","enumValueList":["ready","late"]}]},{"priTmplId":"mti_news","title":"News","content":"{{thing1.DATA}}","example":"","type":3,"keywordEnumValueList":[]}]
            """,
            answer.GetProperty("data").GetRawText());
    }

    private static async Task<string> OpenIdAsync(PlatformUnderTest platform, string uid = "alice") => Text(await platform.RedeemAsync(await platform.Host.CodeAsync(uid)), "openid");

    private static Task<JsonElement> SendAsync(PlatformUnderTest platform, string openId, string prefix = "", string? attempt = null) =>
        platform.PostAsync(prefix + Path, new { template_id = "mti_order", touser = openId, data = MessageTemplates.OrderData }, attempt: attempt);

    private static IEnumerable<(string Path, string Body, Dictionary<string, string> Headers)> Sent(PlatformUnderTest platform) =>
        platform.SuperAppServer.Requests.Where(request => request.Path.EndsWith("/message/send", StringComparison.Ordinal));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static int Errcode(JsonElement json) => json.GetProperty("errcode").GetInt32();
}
