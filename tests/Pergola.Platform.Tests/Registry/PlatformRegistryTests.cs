using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Registry;

public sealed class PlatformRegistryTests(SharedPlatform shared) : IClassFixture<SharedPlatform>
{
    [Fact]
    public async Task Openid_and_unionid_survive_a_restart_and_a_second_registration()
    {
        using var folder = new TemporaryFolder();
        string? openId, unionId, publicKey;
        await using (var first = await PlatformUnderTest.StartAsync(folder.Path))
        {
            var session = await first.RedeemAsync(await first.Host.CodeAsync());
            (openId, unionId) = (session.GetProperty("openid").GetString(), session.GetProperty("unionid").GetString());
            publicKey = first.SuperApp.ExchangePublicKeyPem;
        }

        await using var second = await PlatformUnderTest.StartAsync(folder.Path);
        var again = await second.RedeemAsync(await second.Host.CodeAsync());

        Assert.Equal(openId, again.GetProperty("openid").GetString());
        Assert.Equal(unionId, again.GetProperty("unionid").GetString());
        Assert.Equal(publicKey, second.SuperApp.ExchangePublicKeyPem);
    }

    [Fact]
    public async Task What_was_registered_is_there_after_a_restart_without_registering()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await PlatformUnderTest.StartAsync(folder.Path))
        {
            await first.Registry.PutMiniProgramAsync(new MiniProgramRegistration
            {
                AppId = PlatformUnderTest.AppId,
                AppSecret = PlatformUnderTest.MiniProgramSecret,
                Team = "team-a",
                Name = "Account",
                IconUrl = "https://cdn.example.com/icon.png",
                RequestDomains = ["https://api.example.com"],
                Versions = [new MiniProgramVersion("1.0.3", "release")],
            });
        }

        using var database = new Pergola.Platform.Storage.Sqlite.SqliteDatabase(
            Microsoft.Extensions.Options.Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        var rows = await new Pergola.Platform.Storage.Sqlite.SqliteRegistryStore(database).LoadAsync(TestContext.Current.CancellationToken);
        var stored = rows.MiniPrograms.Single(m => m.Record.AppId == PlatformUnderTest.AppId);

        Assert.Equal("Account", stored.Record.Name);
        Assert.Equal(["https://api.example.com"], stored.Record.RequestDomains);
        Assert.Equal([new MiniProgramVersion("1.0.3", "release")], stored.Record.Versions);
        Assert.True(AppSecrets.Match(stored, PlatformUnderTest.MiniProgramSecret, default));
        Assert.False(AppSecrets.Match(stored, "another-secret-0123456789", default));
    }

    [Fact]
    public async Task Unionid_is_one_for_the_team_and_openid_one_for_each_mini_program()
    {
        var platform = shared.Platform;

        var own = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var sibling = await platform.RedeemAsync(await platform.Host.CodeAsync(appId: PlatformUnderTest.SiblingAppId), PlatformUnderTest.SiblingAppId);
        var stranger = await platform.RedeemAsync(await platform.Host.CodeAsync(appId: PlatformUnderTest.StrangerAppId), PlatformUnderTest.StrangerAppId);
        var bob = await platform.RedeemAsync(await platform.Host.CodeAsync("bob"));

        Assert.Equal(own.GetProperty("unionid").GetString(), sibling.GetProperty("unionid").GetString());
        Assert.Equal(3, new[] { own, stranger, bob }.Select(s => s.GetProperty("unionid").GetString()).Distinct().Count());
        Assert.Equal(4, new[] { own, sibling, stranger, bob }.Select(s => s.GetProperty("openid").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("SecretKey")]
    [InlineData("AppSecret")]
    [InlineData("AppKey")]
    [InlineData("ServiceDomain")]
    [InlineData("ClientKey")]
    public async Task A_registration_that_cannot_work_is_refused_with_what_to_do(string field)
    {
        var platform = shared.Platform;
        var good = PlatformUnderTest.SuperAppRegistration;
        var bad = field switch
        {
            "SecretKey" => good with { SecretKey = "17 characters....." },
            "AppSecret" => good with { AppSecret = "short" },
            "AppKey" => good with { AppKey = "app key" },
            "ServiceDomain" => good with { ServiceDomain = new Uri("ftp://superapp.test") },
            _ => good with { ClientKey = new string('c', 37) },
        };

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => platform.Registry.PutSuperAppAsync(bad));

        Assert.Contains("must", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mini_program_needs_its_team_and_a_team_its_superapp()
    {
        var platform = shared.Platform;

        var noTeam = await Assert.ThrowsAsync<ArgumentException>(() => platform.Registry.PutMiniProgramAsync(
            new MiniProgramRegistration { AppId = "mpnew", AppSecret = PlatformUnderTest.MiniProgramSecret, Team = "team-z", Name = "New" }));
        var noSuperApp = await Assert.ThrowsAsync<ArgumentException>(() => platform.Registry.PutTeamAsync(new TeamRegistration("team-z", "app-z", "Team Z")));

        Assert.Contains("Register the team 'team-z' before", noTeam.Message, StringComparison.Ordinal);
        Assert.Contains("Register the superapp 'app-z' before", noSuperApp.Message, StringComparison.Ordinal);
    }
}
