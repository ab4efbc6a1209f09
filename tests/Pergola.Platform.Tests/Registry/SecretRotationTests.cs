using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Registry;

/// <summary>Secrets are replaced while everybody goes on calling.</summary>
public sealed class SecretRotationTests
{
    private const string NewSecret = "a-new-secret-0123456789-abcdef";
    private const string NewerSecret = "a-newer-secret-0123456789-abcd";

    [Fact]
    public async Task A_replaced_secret_is_good_for_a_day_and_not_a_moment_longer()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        await PutAsync(platform, NewSecret);

        Assert.Equal(0, await ErrcodeAsync(platform, NewSecret));
        Assert.Equal(0, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        Assert.Equal(40125, await ErrcodeAsync(platform, NewerSecret));
        platform.Time.Move(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        platform.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal(40125, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        Assert.Equal(0, await ErrcodeAsync(platform, NewSecret));
    }

    [Fact]
    public async Task Registering_the_same_secret_again_neither_ends_nor_prolongs_the_previous_one()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await PutAsync(platform, NewSecret);
        platform.Time.Move(TimeSpan.FromHours(23));

        await PutAsync(platform, NewSecret);

        Assert.Equal(0, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        platform.Time.Move(TimeSpan.FromHours(1));
        Assert.Equal(40125, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
    }

    [Fact]
    public async Task Two_secrets_are_good_at_most()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await PutAsync(platform, NewSecret);
        await PutAsync(platform, NewerSecret);

        Assert.Equal(40125, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        Assert.Equal(0, await ErrcodeAsync(platform, NewSecret));
        Assert.Equal(0, await ErrcodeAsync(platform, NewerSecret));
    }

    [Fact]
    public async Task Without_a_grace_a_replaced_secret_ends_at_once()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.PreviousAppSecretGrace = TimeSpan.Zero);
        await PutAsync(platform, NewSecret);

        Assert.Equal(40125, await ErrcodeAsync(platform, PlatformUnderTest.MiniProgramSecret));
        Assert.Equal(0, await ErrcodeAsync(platform, NewSecret));
    }

    [Fact]
    public async Task No_call_fails_while_the_secret_is_replaced()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var secret = PlatformUnderTest.MiniProgramSecret;
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var failed = 0;
            for (var i = 0; i < 100; i++)
                failed += await ErrcodeAsync(platform, Volatile.Read(ref secret)) == 0 ? 0 : 1;
            return failed;
        })).ToArray();

        await PutAsync(platform, NewSecret);
        Volatile.Write(ref secret, NewSecret);

        Assert.All(await Task.WhenAll(callers), failed => Assert.Equal(0, failed));
    }

    [Fact]
    public async Task A_superapps_replaced_AppSecret_is_good_for_a_day()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var renewed = new SdkHost(platform.Client, PlatformUnderTest.AppKey, NewSecret, platform.Time);

        await platform.Registry.PutSuperAppAsync(PlatformUnderTest.SuperAppRegistration with { AppSecret = NewSecret });

        await platform.Host.CodeAsync();
        await renewed.CodeAsync();
        platform.Time.Move(TimeSpan.FromHours(24));
        await renewed.CodeAsync();
        var refused = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });
        Assert.Equal(40001, refused.GetProperty("errcode").GetInt32());
    }

    [Fact]
    public async Task What_was_replaced_lies_in_the_store_hashed_or_sealed()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await platform.Registry.PutSuperAppAsync(PlatformUnderTest.SuperAppRegistration with { AppSecret = NewSecret });
        await PutAsync(platform, NewSecret);

        var rows = await platform.App.Services.GetRequiredService<IRegistryStore>().LoadAsync(TestContext.Current.CancellationToken);
        var (superApp, miniProgram) = (Assert.Single(rows.SuperApps), rows.MiniPrograms.Single(m => m.Record.AppId == PlatformUnderTest.AppId));

        Assert.Equal(platform.Time.Now.AddHours(24), superApp.PreviousAppSecret!.Until);
        Assert.Equal(platform.Time.Now.AddHours(24), miniProgram.PreviousSecret!.Until);
        Assert.Equal(-1, superApp.PreviousAppSecret.Secret.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(PlatformUnderTest.AppSecret)));
        Assert.True(AppSecrets.Match(miniProgram, PlatformUnderTest.MiniProgramSecret, platform.Time.Now));
        Assert.False(AppSecrets.Match(null, PlatformUnderTest.MiniProgramSecret, platform.Time.Now));
    }

    private static Task PutAsync(PlatformUnderTest platform, string secret) => platform.Registry.PutMiniProgramAsync(
        new MiniProgramRegistration { AppId = PlatformUnderTest.AppId, AppSecret = secret, Team = "team-a", Name = "Account" });

    private static async Task<int> ErrcodeAsync(PlatformUnderTest platform, string secret) =>
        (await platform.GetAsync($"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={secret}&grant_type=client_credential")).TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;
}
