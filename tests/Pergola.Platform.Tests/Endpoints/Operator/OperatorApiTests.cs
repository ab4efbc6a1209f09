using System.Text.Json;
using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints.Operator;

public sealed class OperatorApiTests
{
    [Fact]
    public async Task A_platform_is_set_up_from_nothing_and_a_user_logs_in()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        var superApp = await api.ExpectAsync(201, HttpMethod.Post, "/superapps", new { serviceDomain = "https://new.test", minimumApiLevel = 2, timestampCipher = "cbc" });
        var appKey = superApp.GetProperty("superApp").GetProperty("appKey").GetString()!;
        var program = await api.ExpectAsync(201, HttpMethod.Post, "/programs", new { name = "Shop", superApp = appKey, team = "shop-team" });
        var appId = program.GetProperty("miniProgram").GetProperty("appId").GetString()!;
        var secret = program.GetProperty("appSecret").GetString()!;

        var host = new SdkHost(platform.Client, appKey, superApp.GetProperty("appSecret").GetString()!, platform.Time);
        var session = await platform.GetAsync($"/sns/jscode2session?appid={appId}&secret={secret}&js_code={await host.CodeAsync(appId: appId)}&grant_type=authorization_code");

        Assert.True(session.TryGetProperty("session_key", out _), session.ToString());
        var found = Assert.Single((await api.GetAsync($"/sessions?superApp={appKey}")).GetProperty("items").EnumerateArray());
        Assert.Equal(("alice", session.GetProperty("openid").GetString()), (found.GetProperty("uid").GetString(), found.GetProperty("openId").GetString()));
        Assert.DoesNotContain("key", found.EnumerateObject().Select(p => p.Name));
        Assert.Equal("cbc", (await api.GetAsync($"/superapps/{appKey}")).GetProperty("timestampCipher").GetString());
        Assert.Contains("shop-team", (await api.GetAsync($"/teams?superApp={appKey}")).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Secrets_are_shown_in_the_answer_that_sets_them_and_nowhere_else()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);
        var superApp = await api.ExpectAsync(201, HttpMethod.Post, "/superapps", new { serviceDomain = "https://new.test", appKey = "app-new" });
        var rotatedApp = await api.ExpectAsync(200, HttpMethod.Post, "/superapps/app-new/secrets", new { appSecret = true });
        var program = await api.ExpectAsync(201, HttpMethod.Post, "/programs", new { name = "Shop", superApp = "app-new", appId = "mpnew" });
        var rotated = await api.ExpectAsync(200, HttpMethod.Post, "/programs/mpnew/secret", new { });
        var token = await api.ExpectAsync(201, HttpMethod.Post, "/tokens", new { name = "ci", rights = "read" });
        string[] secrets =
        [
            superApp.GetProperty("appSecret").GetString()!, superApp.GetProperty("secretKey").GetString()!, rotatedApp.GetProperty("appSecret").GetString()!,
            program.GetProperty("appSecret").GetString()!, rotated.GetProperty("appSecret").GetString()!, token.GetProperty("text").GetString()!,
        ];

        foreach (var path in new[] { "/superapps", "/superapps/app-new", "/programs", "/programs/mpnew", "/teams", "/tokens", "/audit", "/sessions", "/refused-codes" })
        {
            var answer = (await api.GetAsync(path)).GetRawText();
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, answer, StringComparison.Ordinal));
        }

        Assert.All(secrets, secret => Assert.DoesNotContain(platform.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
        Assert.Equal(6, secrets.Distinct().Count());
    }

    [Fact]
    public async Task A_published_version_is_current_and_the_actor_is_the_tokens_name()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform, name: "release-bot");

        await api.ExpectAsync(200, HttpMethod.Post, $"/programs/{PlatformUnderTest.AppId}/versions", new { number = "1.0.0", environment = "release", description = "First" });
        var program = await api.ExpectAsync(200, HttpMethod.Post, $"/programs/{PlatformUnderTest.AppId}/versions", new { number = "1.0.1", environment = "release", packageSha256 = new string('a', 64) });

        var versions = program.GetProperty("versions").EnumerateArray().ToArray();
        Assert.Equal([("1.0.1", true), ("1.0.0", false)], versions.Select(v => (v.GetProperty("number").GetString()!, v.GetProperty("current").GetBoolean())));
        Assert.Equal("release-bot", versions[0].GetProperty("publishedBy").GetString());
        var entry = (await api.GetAsync($"/audit?event=version%20published&appId={PlatformUnderTest.AppId}")).GetProperty("items")[0];
        Assert.Equal(("release-bot", PlatformUnderTest.AppKey), (entry.GetProperty("actor").GetString(), entry.GetProperty("superApp").GetString()));
    }

    [Fact]
    public async Task A_change_with_an_old_etag_is_refused_and_one_with_the_new_etag_is_made()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);
        var path = $"/programs/{PlatformUnderTest.AppId}";
        var etag = (await api.CallAsync(HttpMethod.Get, path)).Headers.ETag!;

        var first = await api.CallAsync(HttpMethod.Patch, path, new { name = "First" }, request => request.Headers.IfMatch.Add(etag));
        var detail = await api.ProblemAsync(412, HttpMethod.Patch, path, new { name = "Second" }, request => request.Headers.IfMatch.Add(etag));
        var third = await api.CallAsync(HttpMethod.Patch, path, new { name = "Third" }, request => request.Headers.IfMatch.Add(first.Headers.ETag!));

        Assert.Equal((200, 200), (first.Status, third.Status));
        Assert.Contains("Look at it again", detail, StringComparison.Ordinal);
        Assert.Equal("Third", (await api.GetAsync(path)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Refused_codes_come_with_their_reasons()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform, TokenRights.Read);
        var code = await platform.Host.CodeAsync();
        await platform.RedeemAsync(code, PlatformUnderTest.SiblingAppId);
        await platform.RedeemAsync(code);
        await platform.RedeemAsync(code);

        var first = await api.GetAsync("/refused-codes?limit=1");
        var second = await api.GetAsync($"/refused-codes?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");

        Assert.Equal("Used", first.GetProperty("items")[0].GetProperty("reason").GetString());
        Assert.Equal("OtherApp", second.GetProperty("items")[0].GetProperty("reason").GetString());
        Assert.Equal(first.GetProperty("items")[0].GetProperty("code").GetString(), second.GetProperty("items")[0].GetProperty("code").GetString());
        Assert.False(second.TryGetProperty("nextCursor", out _));
        Assert.DoesNotContain(code, first.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_are_logged_out_and_erased()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);
        await platform.RedeemAsync(await platform.Host.CodeAsync());

        await api.ExpectAsync(204, HttpMethod.Post, "/users/logout", new { uid = "alice" });
        Assert.False((await api.GetAsync("/sessions?uid=alice")).GetProperty("items")[0].GetProperty("alive").GetBoolean());
        Assert.Equal(1, (await api.ExpectAsync(200, HttpMethod.Post, "/users/erase", new { superApp = PlatformUnderTest.AppKey, uid = "alice" })).GetProperty("sessions").GetInt32());
        Assert.Empty((await api.GetAsync("/sessions?uid=alice")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Templates_and_tokens_are_added_listed_and_taken_away()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);
        var path = $"/programs/{PlatformUnderTest.AppId}/templates";

        var added = await api.ExpectAsync(201, HttpMethod.Post, path, new { title = "Order", content = "Order:{{thing1.DATA}}", type = "longTerm", keywords = new[] { new { code = "enum1", values = new[] { "paid" } } } });
        var id = added.GetProperty("id").GetString();
        Assert.Equal("longTerm", (await api.GetAsync(path)).GetProperty("items").EnumerateArray().Single(t => t.GetProperty("id").GetString() == id).GetProperty("type").GetString());
        await api.ExpectAsync(204, HttpMethod.Delete, $"{path}/{id}");
        await api.ProblemAsync(404, HttpMethod.Delete, $"{path}/{id}");

        await api.ExpectAsync(201, HttpMethod.Post, "/tokens", new { name = "ci", rights = "read", expiresAt = platform.Time.Now.AddDays(1) });
        await api.ExpectAsync(204, HttpMethod.Delete, "/tokens/ci");
        Assert.False((await api.GetAsync("/tokens")).GetProperty("items").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "ci").GetProperty("good").GetBoolean());
    }

    [Theory]
    [InlineData("POST", "/superapps", "{\"serviceDomain\":\"nonsense\"}", "serviceDomain")]
    [InlineData("POST", "/superapps", "{\"serviceDomain\":\"https://a.test\",\"appKey\":\"a b\",\"minimumApiLevel\":2}", "appKey")]
    [InlineData("POST", "/superapps", "{\"serviceDomein\":\"https://a.test\"}", "serviceDomein")]
    [InlineData("POST", "/superapps", "{\"minimumApiLevel\":\"2\"}", "minimumApiLevel")]
    [InlineData("POST", "/superapps", "{\"timestampCipher\":1}", "timestampCipher")]
    [InlineData("POST", "/superapps", "[]", "")]
    [InlineData("POST", "/superapps", "null", "")]
    [InlineData("POST", "/superapps", "no json", "")]
    [InlineData("POST", "/programs", "{\"superApp\":\"app-1234567890\"}", "name")]
    [InlineData("POST", "/programs/mpyzxqg4o9yzw5px/versions", "{\"number\":\"1.0\",\"environment\":\"beta\"}", "environment")]
    [InlineData("POST", "/programs/mpyzxqg4o9yzw5px/secret", "{\"oldGoodForMinutes\":-1}", "oldGoodForMinutes")]
    [InlineData("POST", "/superapps/app-1234567890/secrets", "{}", "appSecret")]
    [InlineData("GET", "/audit?limit=0", null, "limit")]
    [InlineData("GET", "/audit?limit=many", null, "limit")]
    [InlineData("GET", "/audit?cursor=x", null, "cursor")]
    [InlineData("GET", "/sessions?cursor=%21", null, "cursor")]
    public async Task A_wrong_field_is_named(string method, string path, string? body, string field)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        var answer = await api.CallAsync(new HttpMethod(method), path, body);

        Assert.True(answer.Status == 400, answer.Json.ToString());
        var problem = Assert.Single(answer.Json.GetProperty("errors").EnumerateObject());
        Assert.Equal(field, problem.Name);
        Assert.DoesNotContain("Pergola", answer.Json.GetRawText(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(problem.Value[0].GetString()));
    }

    [Theory]
    [InlineData("GET", "/superapps/nobody", 404)]
    [InlineData("GET", "/programs/nobody", 404)]
    [InlineData("POST", "/programs/nobody/versions", 404)]
    [InlineData("DELETE", "/tokens/nobody", 404)]
    [InlineData("GET", "/nonsense", 404)]
    [InlineData("PUT", "/superapps", 404)]
    public async Task What_is_not_there_is_said(string method, string path, int status)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        var detail = await api.ProblemAsync(status, new HttpMethod(method), path, method == "POST" ? new { number = "1.0", environment = "trial" } : null);

        Assert.StartsWith("There is no ", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_id_is_a_conflict()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        await api.ProblemAsync(409, HttpMethod.Post, "/superapps", new { appKey = PlatformUnderTest.AppKey, serviceDomain = "https://a.test" });
        await api.ProblemAsync(409, HttpMethod.Post, "/programs", new { appId = PlatformUnderTest.AppId, name = "Shop" });
        await api.ProblemAsync(409, HttpMethod.Post, "/teams", new { id = "team-a" });
        await api.ProblemAsync(409, HttpMethod.Post, "/tokens", new { name = "ann", rights = "read" });
    }

    [Fact]
    public async Task A_body_of_another_type_and_a_long_one_are_refused()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        var form = await api.ProblemAsync(415, HttpMethod.Post, "/superapps", spoil: request => request.Content = new StringContent("serviceDomain=x"));
        var none = await api.ProblemAsync(415, HttpMethod.Post, "/superapps");
        var tooLong = await api.ProblemAsync(400, HttpMethod.Post, "/superapps", JsonSerializer.Serialize(new { serviceDomain = new string('x', 70_000) }));

        Assert.Contains("application/json", form, StringComparison.Ordinal);
        Assert.Contains("application/json", none, StringComparison.Ordinal);
        Assert.Contains("Send less", tooLong, StringComparison.Ordinal);
    }
}
