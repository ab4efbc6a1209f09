using Pergola.Platform.Operators;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Operators;

public sealed class MiniProgramOperationsTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly OperationsUnderTest node;

    public MiniProgramOperationsTests() => node = new OperationsUnderTest(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MiniProgramOperations MiniPrograms => node.Operations.MiniPrograms;

    [Fact]
    public async Task Appid_secret_and_team_are_made_and_the_secret_is_good()
    {
        await node.AddProgramAsync();

        var issued = await MiniPrograms.AddAsync(new NewMiniProgram { Name = "Second" }, OperationsUnderTest.Ann, Cancel);

        Assert.Matches("^mp[a-z0-9]{14}$", issued.MiniProgram.AppId);
        Assert.Equal(("app-1", "team-app-1"), (issued.MiniProgram.SuperApp, issued.MiniProgram.Team));
        Assert.True(AppSecrets.Match(node.Registry.Find(issued.MiniProgram.AppId), issued.AppSecret, node.Time.Now));
        Assert.Equal(2, Assert.Single((await node.Operations.Teams.ListAsync("app-1", Cancel)).Items).MiniPrograms);
    }

    [Fact]
    public async Task A_team_that_is_not_there_is_made_and_one_that_is_there_is_taken()
    {
        await node.AddProgramAsync();
        await MiniPrograms.AddAsync(new NewMiniProgram { Name = "A", Team = "team-a" }, OperationsUnderTest.Ann, Cancel);
        await MiniPrograms.AddAsync(new NewMiniProgram { Name = "B", Team = "team-a" }, OperationsUnderTest.Ann, Cancel);

        Assert.Equal([("team-a", 2), ("team-app-1", 1)], (await node.Operations.Teams.ListAsync(null, Cancel)).Items.Select(t => (t.Id, t.MiniPrograms)));
    }

    [Fact]
    public async Task With_several_superapps_one_must_be_named_and_a_team_names_its_own()
    {
        await node.AddProgramAsync();
        await node.Operations.SuperApps.AddAsync(new NewSuperApp { AppKey = "app-2", ServiceDomain = "https://two.test" }, OperationsUnderTest.Ann, Cancel);

        var unnamed = await Assert.ThrowsAsync<OperationRefusedException>(() => MiniPrograms.AddAsync(new NewMiniProgram { Name = "A" }, OperationsUnderTest.Ann, Cancel));
        var byTeam = await MiniPrograms.AddAsync(new NewMiniProgram { Name = "A", Team = "team-app-1" }, OperationsUnderTest.Ann, Cancel);
        var wrongTeam = await Assert.ThrowsAsync<OperationRefusedException>(() =>
            MiniPrograms.AddAsync(new NewMiniProgram { Name = "A", Team = "team-app-1", SuperApp = "app-2" }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal("superApp", Assert.Single(unnamed.Problems).Field);
        Assert.Equal("app-1", byTeam.MiniProgram.SuperApp);
        Assert.Equal("team", Assert.Single(wrongTeam.Problems).Field);
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_name()
    {
        await node.AddProgramAsync();
        await MiniPrograms.ChangeAsync("mp1", new MiniProgramChange { IconUrl = "https://cdn.test/icon.png", RequestDomains = ["https://api.test"] }, OperationsUnderTest.Ann, null, Cancel);
        var renamed = await MiniPrograms.ChangeAsync("mp1", new MiniProgramChange { Name = "Market" }, OperationsUnderTest.Ann, null, Cancel);

        Assert.Equal(("Market", "https://cdn.test/icon.png"), (renamed.Name, renamed.IconUrl));
        Assert.Equal(["https://api.test"], renamed.RequestDomains);
        Assert.Null((await MiniPrograms.ChangeAsync("mp1", new MiniProgramChange { IconUrl = "" }, OperationsUnderTest.Ann, null, Cancel)).IconUrl);
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_nothing_is_added()
    {
        await node.AddProgramAsync();

        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() => MiniPrograms.AddAsync(
            new NewMiniProgram { AppId = "m p", Name = " ", AppSecret = "short", Team = "t t", IconUrl = "javascript:1", RequestDomains = ["https://api.test/path"] }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(["id", "appId", "appSecret", "name", "requestDomains", "iconUrl"], refusal.Problems.Select(p => p.Field));
        Assert.Single((await MiniPrograms.ListAsync(null, Cancel)).Items);
        Assert.Single((await node.Operations.Teams.ListAsync(null, Cancel)).Items);
    }

    [Fact]
    public async Task A_rotated_secret_is_good_at_once_and_the_old_one_is_kept_until_its_end()
    {
        await node.AddProgramAsync();
        var first = await MiniPrograms.RotateSecretAsync("mp1", new MiniProgramSecretChange(), OperationsUnderTest.Ann, Cancel);
        var second = await MiniPrograms.RotateSecretAsync("mp1", new MiniProgramSecretChange { OldGoodForMinutes = 5 }, OperationsUnderTest.Ann, Cancel);

        var stored = node.Registry.Find("mp1")!;
        Assert.Equal(node.Time.Now.AddMinutes(60), first.MiniProgram.PreviousSecretUntil);
        Assert.Equal(node.Time.Now.AddMinutes(5), second.MiniProgram.PreviousSecretUntil);
        Assert.True(AppSecrets.Match(stored, second.AppSecret, node.Time.Now));
        Assert.True(AppSecrets.Match(stored with { SecretSalt = stored.PreviousSecret!.Salt, SecretHash = stored.PreviousSecret.Hash, PreviousSecret = null }, first.AppSecret, node.Time.Now));
        node.Time.Move(TimeSpan.FromMinutes(5));
        Assert.Null((await MiniPrograms.ShowAsync("mp1", Cancel)).PreviousSecretUntil);
    }

    [Fact]
    public async Task A_template_is_added_once_and_can_be_removed()
    {
        await node.AddProgramAsync();
        var templates = node.Operations.Templates;
        var wish = new NewTemplate { Title = "Order", Content = "Order:{{thing1.DATA}}" };
        var added = await templates.AddAsync("mp1", wish, OperationsUnderTest.Ann, Cancel);

        Assert.StartsWith("mti_", added.Id, StringComparison.Ordinal);
        Assert.Equal(TemplateKind.Once, added.Type);
        var again = await Assert.ThrowsAsync<OperationRefusedException>(() => templates.AddAsync("mp1", wish with { Id = added.Id }, OperationsUnderTest.Ann, Cancel));
        Assert.Equal(OperationRefusal.Conflict, again.Refusal);
        await templates.RemoveAsync("mp1", added.Id, OperationsUnderTest.Ann, Cancel);
        Assert.Empty((await templates.ListAsync("mp1", Cancel)).Items);
        var gone = await Assert.ThrowsAsync<OperationRefusedException>(() => templates.RemoveAsync("mp1", added.Id, OperationsUnderTest.Ann, Cancel));
        Assert.Equal(OperationRefusal.NotFound, gone.Refusal);
    }

    [Fact]
    public async Task A_template_without_title_or_fields_is_refused()
    {
        await node.AddProgramAsync();

        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() =>
            node.Operations.Templates.AddAsync("mp1", new NewTemplate { Content = "no field", Keywords = [new("", [])] }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(["title", "content", "keywords"], refusal.Problems.Select(p => p.Field));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        folder.Dispose();
    }
}
