using Pergola.Platform.Auditing;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Tests.Registry;

/// <summary>How it takes the changes of operators, who must not lose each other's.</summary>
public abstract partial class RegistryStoreContract
{
    private static readonly SuperAppRow Owner = new("app-1", [1], [2], "https://superapp.test/", "app-1", [3], [4], TimestampCipher.Ecb, false, 2);
    private static readonly TeamRegistration Team = new("team-1", "app-1", "Team");

    [Fact]
    public async Task A_change_is_written_whole_with_its_audit_entry_and_the_next_version()
    {
        var version = await Registry.VersionAsync(Cancel);

        Assert.True(await Registry.TryChangeAsync(new(Entry("added"), Owner, Team, Program("Shop")), version, Cancel));

        var rows = await Registry.LoadAsync(Cancel);
        Assert.True(rows.Version > version);
        Assert.Equal(2, Assert.Single(rows.SuperApps).MinimumLevel);
        Assert.Equal(Team, Assert.Single(rows.Teams));
        Assert.Equal("Shop", Assert.Single(rows.MiniPrograms).Record.Name);
        Assert.Equal("added", Assert.Single(await Audit.FindAsync(new AuditQuery(), Cancel)).Entry.Event);
    }

    [Fact]
    public async Task A_change_of_an_older_version_writes_nothing_at_all()
    {
        var version = await Registry.VersionAsync(Cancel);
        await Registry.PutAsync(Owner, Cancel);

        Assert.False(await Registry.TryChangeAsync(new(Entry("added"), Team: Team), version, Cancel));

        Assert.Empty((await Registry.LoadAsync(Cancel)).Teams);
        Assert.Empty(await Audit.FindAsync(new AuditQuery(), Cancel));
    }

    [Fact]
    public async Task Of_sixteen_changes_of_one_version_one_is_written()
    {
        var version = await Registry.VersionAsync(Cancel);

        var written = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            Registry.TryChangeAsync(new(Entry($"change {i}"), Owner with { ServiceDomain = $"https://{i}.test/" }), version, Cancel))));

        Assert.Single(written, won => won);
        Assert.Equal(
            $"change {Array.IndexOf(written, true)}", Assert.Single(await Audit.FindAsync(new AuditQuery(), Cancel)).Entry.Event);
        Assert.Equal($"https://{Array.IndexOf(written, true)}.test/", Assert.Single((await Registry.LoadAsync(Cancel)).SuperApps).ServiceDomain);
    }

    [Fact]
    public async Task Versions_templates_and_the_previous_secret_come_back_as_they_were_written()
    {
        var until = new DateTimeOffset(2026, 1, 31, 2, 0, 0, TimeSpan.Zero);
        var version = new MiniProgramVersion("1.0.3", "release") { PublishedAt = until, PublishedBy = "ci", Description = "new", PackageSha256 = new string('a', 64) };
        var template = new MessageTemplate("mti_1", "Title", "Order:{{thing1.DATA}}") { Type = MessageTemplateType.LongTerm, Keywords = [new("enum1", ["a", "b"])] };
        var program = Program("Shop");
        program = program with { Record = program.Record with { Versions = [version], Templates = [template] }, PreviousSecret = new([8], [9], until) };

        await Registry.TryChangeAsync(new(Entry("added"), Owner, Team, program), await Registry.VersionAsync(Cancel), Cancel);
        var stored = Assert.Single((await Registry.LoadAsync(Cancel)).MiniPrograms);

        Assert.Equal(version, Assert.Single(stored.Record.Versions));
        Assert.Equal(template with { Keywords = [] }, Assert.Single(stored.Record.Templates) with { Keywords = [] });
        Assert.Equal(["a", "b"], Assert.Single(Assert.Single(stored.Record.Templates).Keywords).Values);
        Assert.Equal(until, stored.PreviousSecret!.Until);
        Assert.Equal([9], stored.PreviousSecret.Hash);
    }

    private static StoredMiniProgram Program(string name) => new(
        new MiniProgram { AppId = "mp1", SuperApp = "app-1", Team = "team-1", Name = name, RequestDomains = [], Versions = [] }, [5], [6]);

    private static AuditEntry Entry(string what) => new(new(2026, 1, 31, 1, 0, 0, TimeSpan.Zero), what, "ci", "app-1", null, null, null, "detail");
}
