using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

/// <summary>From the consent sheet's masked value to the mini program's code.</summary>
public sealed class SdkContactTests
{
    private const string AppId = PlatformUnderTest.AppId;

    [Theory]
    [InlineData("phone")]
    [InlineData("email")]
    public async Task At_v2_the_superapp_server_knows_the_user_and_masks_the_value(string kind)
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind });
        var code = await IssueAsync(platform, preview, kind);

        Assert.Equal("158****2850", preview.GetProperty("masked").GetString());
        Assert.Equal(0, code.GetProperty("errcode").GetInt32());
        Assert.Equal(300, code.GetProperty("expiresIn").GetInt32());
        Assert.NotEqual(preview.GetProperty("ticket").GetString(), code.GetProperty("code").GetString());
        Assert.Equal(["/prefix/user/checkUser", "/prefix/user/getUserInfoTemporaryCode"], platform.SuperAppServer.Requests.Select(r => r.Path));
        Assert.Equal($$"""{"type":"{{kind}}","userId":"alice"}""", platform.SuperAppServer.Requests[1].Body);
    }

    [Fact]
    public async Task At_v3_the_auth_code_is_exchanged_at_the_preview_and_its_user_is_masked()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        Grant(platform, """["SCOPE_PHONE_NUMBER"]""");

        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v3", authCode = "auth", kind = "phone" });
        var code = await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = AppId, kind = "phone", ticket = preview.GetProperty("ticket").GetString() });

        Assert.Equal(0, preview.GetProperty("errcode").GetInt32());
        Assert.Equal(0, code.GetProperty("errcode").GetInt32());
        Assert.Equal(["/prefix/access_token/b2b2c", "/prefix/user/getUserInfoTemporaryCode"], platform.SuperAppServer.Requests.Select(r => r.Path));
        Assert.Equal("""{"type":"phone","userId":"alice"}""", platform.SuperAppServer.Requests[1].Body);
    }

    [Theory]
    [InlineData("""["SCOPE_EMAIL"]""", "alice", 103)]
    [InlineData("[]", null, 103)]
    [InlineData("null", null, 103)]
    [InlineData("""["SCOPE_PHONE_NUMBER"]""", "bob", 40029)]
    public async Task At_v3_a_missing_scope_is_auth_deny_and_another_user_is_refused(string scopes, string? uid, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        Grant(platform, scopes);

        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v3", authCode = "auth", uid, kind = "phone" });

        Assert.Equal(errcode, preview.GetProperty("errcode").GetInt32());
        Assert.Equal("", preview.GetProperty("masked").GetString());
        Assert.DoesNotContain(platform.SuperAppServer.Requests, r => r.Path.Contains("TemporaryCode", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"returnCode":"200000","returnMessage":"none"}""", 200000)]
    [InlineData("""{"returnCode":"0","data":null}""", 200000)]
    [InlineData("""{"returnCode":"0","data":{"data":"","code":"c"}}""", 200000)]
    [InlineData("""{"returnCode":"40015"}""", 40015)]
    [InlineData("""{"returnCode":"0","data":{"data":"158****2850"}}""", -1)]
    [InlineData("""{"returnCode":"500"}""", -1)]
    [InlineData("[]", -1)]
    public async Task What_the_superapp_server_cannot_preview_has_its_errcode(string answer, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.UserData = (_, _, _) => Task.FromResult(answer);

        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });

        Assert.Equal(errcode, preview.GetProperty("errcode").GetInt32());
        Assert.Equal("", preview.GetProperty("ticket").GetString());
        Assert.True(errcode != 200000 || preview.GetProperty("errmsg").GetString() == "the user has set no phone number in the superapp");
    }

    [Theory]
    [InlineData("v2", "unknown", "phone", null, 40015)]
    [InlineData("v1", "alice", "phone", null, 10002)]
    [InlineData("v2", "alice", "fax", null, 10002)]
    [InlineData("v3", "alice", "phone", "", 40029)]
    public async Task A_faulty_preview_is_refused_before_the_superapp_server_is_asked(string level, string uid, string kind, string? authCode, int errcode)
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var preview = await PreviewAsync(platform, new { appid = AppId, level, uid, kind, authCode });

        Assert.Equal(errcode, preview.GetProperty("errcode").GetInt32());
        Assert.Empty(platform.SuperAppServer.Requests);
    }

    [Fact]
    public async Task A_user_that_the_superapp_server_does_not_know_is_40015()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.CheckUser = (_, _) => Task.FromResult("""{"returnCode":"0","data":false}""");

        Assert.Equal(40015, (await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "mallory", kind = "phone" })).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_ticket_is_good_once()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });

        Assert.Equal(0, (await IssueAsync(platform, preview)).GetProperty("errcode").GetInt32());
        Assert.Equal(40029, (await IssueAsync(platform, preview)).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task Another_user_kind_or_mini_program_gets_no_code_and_does_not_use_the_ticket_up()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var preview = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });

        Assert.Equal(40029, (await IssueAsync(platform, preview, uid: "bob")).GetProperty("errcode").GetInt32());
        Assert.Equal(40015, (await IssueAsync(platform, preview, uid: "")).GetProperty("errcode").GetInt32());
        Assert.Equal(40029, (await IssueAsync(platform, preview, kind: "email")).GetProperty("errcode").GetInt32());
        Assert.Equal(40029, (await IssueAsync(platform, preview, appId: PlatformUnderTest.SiblingAppId)).GetProperty("errcode").GetInt32());
        Assert.Equal(0, (await IssueAsync(platform, preview)).GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task A_ticket_lives_five_minutes_and_ends_with_the_users_logout()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var late = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });
        platform.Time.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(40029, (await IssueAsync(platform, late)).GetProperty("errcode").GetInt32());

        var before = await PreviewAsync(platform, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });
        Assert.Equal(40029, (await IssueAsync(platform, before)).GetProperty("errcode").GetInt32());
    }

    private static void Grant(PlatformUnderTest platform, string scopes) => platform.SuperAppServer.Exchange = (_, _) =>
        Task.FromResult($$"""{"responseCode":"2007400","responseMessage":"Successful","userId":"alice","scopes":{{scopes}}}""");

    private static Task<JsonElement> PreviewAsync(PlatformUnderTest platform, object body) => platform.Host.PostAsync(SdkPaths.PreviewContact, body);

    private static Task<JsonElement> IssueAsync(PlatformUnderTest platform, JsonElement preview, string kind = "phone", string uid = "alice", string appId = AppId) =>
        platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = appId, uid, kind, ticket = preview.GetProperty("ticket").GetString() });
}
