using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Trust;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Trust;

public sealed class LevelFloorTests
{
    private static readonly string[] LevelPaths = [SdkPaths.Login, SdkPaths.PreviewContact, SdkPaths.Avatar, SdkPaths.NickName];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<ApiLevel?, string> Matrix()
    {
        var cells = new TheoryData<ApiLevel?, string>();
        foreach (var floor in new ApiLevel?[] { null, ApiLevel.V1, ApiLevel.V2, ApiLevel.V3 })
        {
            foreach (var level in new[] { "v1", "v2", "v3" })
                cells.Add(floor, level);
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_call_that_names_a_level_is_refused_below_the_floor_audited_and_otherwise_answered(ApiLevel? floor, string level)
    {
        await using var platform = await StartAsync(floor);
        var number = level[1] - '0';
        var expected = number < ((int?)floor ?? 0) ? 102 : number == 1 ? 10002 : 0;

        foreach (var path in LevelPaths)
        {
            var answer = await platform.Host.PostAsync(path, new { appid = PlatformUnderTest.AppId, level, uid = "alice", authCode = "auth", kind = "phone" });

            Assert.Equal(expected, answer.GetProperty("errcode").GetInt32());
            if (expected == 102)
                Assert.Equal($"level refused: the superapp asks for v{(int)floor!} or higher, the call is at {level}", answer.GetProperty("errmsg").GetString());
        }

        var audited = await AuditedAsync(platform);
        Assert.Equal(expected == 102 ? LevelPaths.Length : 0, audited.Count);
        Assert.All(audited, entry => Assert.Equal(("alice", PlatformUnderTest.AppId, PlatformUnderTest.AppKey), (entry.Uid, entry.AppId, entry.SuperApp)));
    }

    [Theory]
    [InlineData("", 40029)]
    [InlineData("/openserver", 40029)]
    public async Task A_v2_login_code_from_before_the_floor_was_raised_is_refused_with_its_reason_and_not_burnt(string prefix, int errcode)
    {
        await using var platform = await StartAsync(floor: null);
        var code = await platform.Host.CodeAsync();
        await RaiseAsync(platform, ApiLevel.V3);

        var refused = await platform.RedeemAsync(code, prefix: prefix);

        Assert.Equal(errcode, refused.GetProperty("errcode").GetInt32());
        Assert.StartsWith("level refused", refused.GetProperty("debug").GetString(), StringComparison.Ordinal);
        var entry = Assert.Single(await AuditedAsync(platform));
        Assert.Equal((PlatformUnderTest.AppId, "a code of v2, the floor is v3"), (entry.AppId, entry.Detail));
        Assert.NotNull(entry.CodeHash);
        await RaiseAsync(platform, ApiLevel.V2);
        Assert.NotEmpty((await platform.RedeemAsync(code)).GetProperty("openid").GetString()!);
    }

    [Theory]
    [InlineData("phone", "/wxa/business/getuserphonenumber")]
    [InlineData("email", "/wxa/business/getuseremail")]
    public async Task A_v2_contact_code_from_before_the_floor_was_raised_is_refused_with_its_reason(string kind, string path)
    {
        await using var platform = await StartAsync(floor: null);
        var code = await platform.Host.ContactCodeAsync(kind);
        await RaiseAsync(platform, ApiLevel.V3);

        var refused = await platform.PostAsync(path, new { code });

        Assert.Equal(40029, refused.GetProperty("errcode").GetInt32());
        Assert.StartsWith("level refused", refused.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Single(await AuditedAsync(platform));
    }

    [Fact]
    public async Task A_v2_ticket_from_before_the_floor_was_raised_becomes_no_code()
    {
        await using var platform = await StartAsync(floor: null);
        var ticket = await platform.Host.TicketAsync();
        await RaiseAsync(platform, ApiLevel.V3);

        var refused = await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind = "phone", ticket });

        Assert.Equal(102, refused.GetProperty("errcode").GetInt32());
        Assert.Single(await AuditedAsync(platform));
    }

    [Fact]
    public async Task V3_codes_and_tickets_pass_every_floor()
    {
        await using var platform = await StartAsync(ApiLevel.V3);
        platform.SuperAppServer.Exchange = (_, _) =>
            Task.FromResult("""{"responseCode":"2007400","accessToken":"t","userId":"alice","scopes":["SCOPE_PHONE_NUMBER"]}""");
        var preview = await platform.Host.PostAsync(SdkPaths.PreviewContact, new { appid = PlatformUnderTest.AppId, level = "v3", authCode = "auth", kind = "phone" });
        var code = await platform.Host.PostAsync(
            SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, kind = "phone", ticket = preview.GetProperty("ticket").GetString() });

        var session = await platform.RedeemAsync(await platform.Host.CodeV3Async());
        var phone = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = code.GetProperty("code").GetString() });

        Assert.NotEmpty(session.GetProperty("openid").GetString()!);
        Assert.Equal(0, phone.GetProperty("errcode").GetInt32());
        Assert.Empty(await AuditedAsync(platform));
    }

    [Fact]
    public async Task An_unknown_code_under_a_floor_is_unknown_and_fills_no_audit_trail()
    {
        await using var platform = await StartAsync(ApiLevel.V3);

        var answer = await platform.RedeemAsync("2" + new string('A', 40));

        Assert.StartsWith("unknown", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Empty(await AuditedAsync(platform));
    }

    [Fact]
    public async Task Changing_a_codes_digit_makes_another_code_of_it()
    {
        await using var platform = await StartAsync(floor: null);
        var code = await platform.Host.CodeAsync();
        await RaiseAsync(platform, ApiLevel.V3);

        var answer = await platform.RedeemAsync("3" + code[1..]);

        Assert.StartsWith("unknown", answer.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_open_when_the_floor_rises_lives_on()
    {
        await using var platform = await StartAsync(floor: null);
        await platform.RedeemAsync(await platform.Host.CodeAsync());
        await RaiseAsync(platform, ApiLevel.V3);

        var check = await platform.Host.PostAsync(SdkPaths.CheckSession, new { appid = PlatformUnderTest.AppId, uid = "alice" });

        Assert.Equal(0, check.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task The_floor_is_kept_over_a_restart_and_one_that_does_not_exist_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await PlatformUnderTest.StartAsync(folder.Path))
            await RaiseAsync(first, ApiLevel.V3);

        using var database = new Pergola.Platform.Storage.Sqlite.SqliteDatabase(
            Microsoft.Extensions.Options.Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        var rows = await new Pergola.Platform.Storage.Sqlite.SqliteRegistryStore(database).LoadAsync(Cancel);
        Assert.Equal(3, rows.SuperApps.Single().MinimumLevel);
        var refusal = Assert.Throws<ArgumentException>(() => RegistrationRules.Check(PlatformUnderTest.SuperAppRegistration with { MinimumApiLevel = (ApiLevel)4 }));
        Assert.Contains("must be V1, V2 or V3", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<PlatformUnderTest> StartAsync(ApiLevel? floor)
    {
        var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult(
            """{"responseCode":"2007400","accessToken":"t","userId":"alice","scopes":["SCOPE_PHONE_NUMBER","SCOPE_AVATAR","SCOPE_NICKNAME"]}""");
        await RaiseAsync(platform, floor);
        return platform;
    }

    private static Task<RegisteredSuperApp> RaiseAsync(PlatformUnderTest platform, ApiLevel? floor) =>
        platform.Registry.PutSuperAppAsync(PlatformUnderTest.SuperAppRegistration with { MinimumApiLevel = floor }, Cancel);

    private static async Task<IReadOnlyList<AuditEntry>> AuditedAsync(PlatformUnderTest platform) =>
        [.. (await platform.App.Services.GetRequiredService<IAuditStore>().FindAsync(new AuditQuery(EventPrefix: LevelFloor.AuditEvent), Cancel)).Select(stored => stored.Entry)];
}
