using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Codes;

namespace Pergola.Platform.Tests.Registry;

/// <summary>What every store of the registry must do, whatever it is built on.</summary>
public abstract partial class RegistryStoreContract
{
    internal abstract IRegistryStore Registry { get; }

    internal abstract IAuditStore Audit { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_put_is_loaded()
    {
        var (superApp, miniProgram) = (SuperApp(1) with { TimestampCipher = TimestampCipher.Cbc, TrustBareUids = true, MinimumLevel = 2 }, MiniProgram("mp1"));
        await PutAllAsync(superApp, miniProgram);

        var rows = await Registry.LoadAsync(Cancel);

        Assert.Equivalent(superApp, Assert.Single(rows.SuperApps), strict: true);
        Assert.Equal(new TeamRegistration("team", "app-1", "Team"), Assert.Single(rows.Teams));
        Assert.Equivalent(miniProgram, Assert.Single(rows.MiniPrograms), strict: true);
        Assert.Equal(await Registry.VersionAsync(Cancel), rows.Version);
    }

    [Fact]
    public async Task An_empty_registry_has_a_version_and_nothing_else()
    {
        var rows = await Registry.LoadAsync(Cancel);

        Assert.Equal(await Registry.VersionAsync(Cancel), rows.Version);
        Assert.Empty(rows.SuperApps);
        Assert.Empty(rows.Teams);
        Assert.Empty(rows.MiniPrograms);
    }

    [Fact]
    public async Task A_known_superapp_keeps_its_exchange_key_and_its_identity_key()
    {
        await Registry.PutAsync(SuperApp(1), Cancel);
        await Registry.PutAsync(SuperApp(2), Cancel);

        var row = Assert.Single((await Registry.LoadAsync(Cancel)).SuperApps);

        Assert.Equal([2], row.AppSecret);
        Assert.Equal([2, 2], row.SecretKey);
        Assert.Equal([1, 1, 1], row.ExchangeKey);
        Assert.Equal([1, 1, 1, 1], row.IdentityKey);
    }

    [Fact]
    public async Task A_mini_program_is_replaced_but_for_its_superapp_and_a_team_is_renamed()
    {
        await PutAllAsync(SuperApp(1), MiniProgram("mp1"));
        await Registry.PutAsync(SuperApp(3) with { AppKey = "app-2" }, Cancel);

        await Registry.PutAsync(new TeamRegistration("team", "app-1", "New name"), Cancel);
        var changed = new StoredMiniProgram(
            new MiniProgram { AppId = "mp1", SuperApp = "app-2", Team = "team", Name = "New", RequestDomains = [], Versions = [new MiniProgramVersion("2.0.0", "release")] },
            [7], [8]);
        await Registry.PutAsync(changed, Cancel);
        var rows = await Registry.LoadAsync(Cancel);

        Assert.Equal("New name", Assert.Single(rows.Teams).Name);
        var row = Assert.Single(rows.MiniPrograms);
        Assert.Equal(("New", "app-1", "2.0.0"), (row.Record.Name, row.Record.SuperApp, Assert.Single(row.Record.Versions).Number));
        Assert.Equal([7], row.SecretSalt);
        Assert.Null(row.PreviousSecret);
    }

    [Fact]
    public async Task Each_put_makes_the_version_grow_and_nothing_is_lost_when_they_come_at_once()
    {
        await Registry.PutAsync(SuperApp(1), Cancel);
        var before = await Registry.VersionAsync(Cancel);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Registry.PutAsync(new TeamRegistration($"team-{n}", "app-1", "Team"), Cancel))));
        var rows = await Registry.LoadAsync(Cancel);

        Assert.Equal(before + 16, rows.Version);
        Assert.Equal(16, rows.Teams.Count);
    }

    [Fact]
    public async Task A_change_is_written_with_its_audit_entry_and_only_while_its_version_stands()
    {
        var version = await Registry.VersionAsync(Cancel);
        var entry = new AuditEntry(SampleCodes.Start, "superapp put", "ops", "app-1", null, null, null, "by hand");

        var first = await Registry.TryChangeAsync(new RegistryChange(entry, SuperApp(1), new TeamRegistration("team", "app-1", "Team"), MiniProgram("mp1")), version, Cancel);
        var late = await Registry.TryChangeAsync(new RegistryChange(entry with { Detail = "late" }, SuperApp(2)), version, Cancel);
        var rows = await Registry.LoadAsync(Cancel);

        Assert.True(first);
        Assert.False(late);
        Assert.Equal([1], Assert.Single(rows.SuperApps).AppSecret);
        Assert.Single(rows.MiniPrograms);
        Assert.Equal(version + 1, rows.Version);
        Assert.Equal(entry, Assert.Single(await Audit.FindAsync(new AuditQuery(), Cancel)).Entry);
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_leaves_nothing_behind()
    {
        var version = await Registry.VersionAsync(Cancel);
        var entry = new AuditEntry(SampleCodes.Start, "program put", "ops", "app-1", "mp1", null, null, "");

        await Assert.ThrowsAnyAsync<Exception>(() => Registry.TryChangeAsync(new RegistryChange(entry, SuperApp(1), null, MiniProgram("mp1")), version, Cancel));

        Assert.Equal(version, await Registry.VersionAsync(Cancel));
        Assert.Empty((await Registry.LoadAsync(Cancel)).SuperApps);
        Assert.Empty(await Audit.FindAsync(new AuditQuery(), Cancel));
    }

    [Fact]
    public async Task Of_sixteen_changes_of_one_version_one_is_made()
    {
        var version = await Registry.VersionAsync(Cancel);

        var made = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Registry.TryChangeAsync(
            new RegistryChange(new AuditEntry(SampleCodes.Start, "superapp put", "ops", "app-1", null, null, null, $"{n}"), SuperApp((byte)n)), version, Cancel))));

        Assert.Equal(1, made.Count(one => one));
        Assert.Single(await Audit.FindAsync(new AuditQuery(), Cancel));
    }

    private async Task PutAllAsync(SuperAppRow superApp, StoredMiniProgram miniProgram)
    {
        await Registry.PutAsync(superApp, Cancel);
        await Registry.PutAsync(new TeamRegistration("team", "app-1", "Team"), Cancel);
        await Registry.PutAsync(miniProgram, Cancel);
    }

    private static SuperAppRow SuperApp(byte n) => new(
        "app-1", [n], [n, n], "http://superapp.test/", "client", [n, n, n], [n, n, n, n], default, TrustBareUids: false, MinimumLevel: 0);

    private static StoredMiniProgram MiniProgram(string appId) => new(
        new MiniProgram
        {
            AppId = appId,
            SuperApp = "app-1",
            Team = "team",
            Name = "Name 爱丽丝",
            IconUrl = "https://cdn.test/icon.png",
            RequestDomains = ["https://api.test"],
            Versions = [new MiniProgramVersion("1.0.0", "develop")],
            Templates = [new MessageTemplate("template", "Title", "Content {{thing1.DATA}}") { Keywords = [new MessageKeyword("phrase1", ["a", "b"])] }],
        },
        [1],
        [2],
        new PreviousSecret([3], [4], SampleCodes.Start));
}
