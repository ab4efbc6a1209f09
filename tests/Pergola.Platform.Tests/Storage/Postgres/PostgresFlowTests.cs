using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Codes;
using Pergola.Platform.Postgres;
using Pergola.Platform.Storage;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Storage.Postgres;

/// <summary>The platform as a whole on PostgreSQL.</summary>
public sealed class PostgresFlowTests(PostgresCluster cluster)
{
    [Fact]
    public async Task A_login_a_replay_a_logout_and_a_new_login_go_as_on_SQLite()
    {
        await using var test = await cluster.CreateAsync(migrated: false);
        await using var platform = await PlatformUnderTest.StartAsync(storage: p => p.UsePostgres(test.ConnectionString));

        var code = await platform.Host.CodeAsync();
        var session = await platform.RedeemAsync(code);
        var replay = await platform.RedeemAsync(code);
        var v3 = await platform.RedeemAsync(await platform.Host.CodeV3Async());
        var before = await platform.Host.CodeAsync();
        await platform.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" });
        var loggedOut = await platform.RedeemAsync(before);
        var again = await platform.RedeemAsync(await platform.Host.CodeAsync());
        var phone = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = await platform.Host.ContactCodeAsync() });

        Assert.Equal(28, session.GetProperty("openid").GetString()!.Length);
        Assert.Equal(16, Convert.FromBase64String(session.GetProperty("session_key").GetString()!).Length);
        Assert.Equal(40163, replay.GetProperty("errcode").GetInt32());
        Assert.Equal(session.GetProperty("openid").GetString(), v3.GetProperty("openid").GetString());
        Assert.Equal(40029, loggedOut.GetProperty("errcode").GetInt32());
        Assert.Equal(session.GetProperty("openid").GetString(), again.GetProperty("openid").GetString());
        Assert.Equal(0, phone.GetProperty("errcode").GetInt32());
        Assert.Equal("postgres", platform.App.Services.GetRequiredService<IDatabase>().Engine);
        Assert.IsType<Pergola.Platform.Postgres.Codes.PostgresCodeStore>(platform.App.Services.GetRequiredService<ICodeStore>());
    }

    [Fact]
    public async Task Every_store_that_the_platform_has_is_replaced()
    {
        await using var test = await cluster.CreateAsync();
        await using var platform = await PlatformUnderTest.StartAsync(storage: p => p.UsePostgres(test.ConnectionString));
        var stores = typeof(IDatabase).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.Namespace!.StartsWith("Pergola.Platform", StringComparison.Ordinal) && (type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name is nameof(IDatabase) or "IUserRecords"))
            .ToArray();

        Assert.NotEmpty(stores);
        Assert.All(stores, store => Assert.Equal(typeof(PostgresDatabase).Assembly, platform.App.Services.GetRequiredService(store).GetType().Assembly));
    }

    [Fact]
    public async Task A_new_node_finds_what_another_has_registered_and_nothing_lies_in_its_own_folder()
    {
        await using var test = await cluster.CreateAsync(migrated: false);
        using var folder = new TemporaryFolder();
        await using var first = await PlatformUnderTest.StartAsync(folder.Path, storage: p => p.UsePostgres(test.ConnectionString));

        await using var second = await PlatformUnderTest.StartAsync(folder.Path, storage: p => p.UsePostgres(test.ConnectionString));
        var session = await second.RedeemAsync(await first.Host.CodeAsync());

        Assert.Equal(28, session.GetProperty("openid").GetString()!.Length);
        Assert.Empty(Directory.GetFiles(folder.Path, "platform.db*"));
    }
}
