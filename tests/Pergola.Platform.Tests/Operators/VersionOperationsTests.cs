using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Operators;

public sealed class VersionOperationsTests : IAsyncDisposable
{
    private static readonly string Package = new('a', 64);
    private static readonly string OtherPackage = new('b', 64);

    private readonly TemporaryFolder folder = new();
    private readonly OperationsUnderTest node;

    public VersionOperationsTests() => node = new OperationsUnderTest(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_release_replaces_the_current_one_and_the_history_stays()
    {
        await node.AddProgramAsync();
        await PublishAsync("1.0.0", VersionEnvironment.Release);
        await PublishAsync("1.1.0", VersionEnvironment.Trial);
        node.Time.Move(TimeSpan.FromHours(1));

        var program = await node.Operations.Versions.PublishAsync(
            "mp1", new NewVersion { Number = "1.1.0", Environment = VersionEnvironment.Release, Description = "New", PackageSha256 = Package }, new("bob"), Cancel);

        Assert.Equal(
            [("1.1.0", "release", true), ("1.1.0", "trial", true), ("1.0.0", "release", false)], program.Versions.Select(v => (v.Number, v.Environment, v.Current)));
        Assert.Equal(new VersionDetails("1.1.0", "release", true, node.Time.Now, "bob", "New", Package), program.Versions[0]);
    }

    [Fact]
    public async Task The_way_back_to_an_older_release_is_in_the_history_too()
    {
        await node.AddProgramAsync();
        foreach (var number in new[] { "1.0.0", "1.1.0", "1.0.0" })
            await PublishAsync(number, VersionEnvironment.Release);

        Assert.Equal([("1.0.0", true), ("1.1.0", false), ("1.0.0", false)], (await node.Operations.MiniPrograms.ShowAsync("mp1", Cancel)).Versions.Select(v => (v.Number, v.Current)));
    }

    [Fact]
    public async Task The_same_version_again_changes_nothing_and_is_not_audited()
    {
        await node.AddProgramAsync();
        var first = await PublishAsync("1.0.0", VersionEnvironment.Release, Package);
        node.Time.Move(TimeSpan.FromHours(1));

        var again = await PublishAsync("1.0.0", VersionEnvironment.Release, Package);

        Assert.Equal(first.Revision, again.Revision);
        Assert.Single(again.Versions);
        Assert.Single(await node.AuditAsync("version published"));
    }

    [Fact]
    public async Task A_number_that_left_development_stands_for_one_package()
    {
        await node.AddProgramAsync();
        await PublishAsync("1.0.0", VersionEnvironment.Develop, OtherPackage);
        await PublishAsync("1.0.0", VersionEnvironment.Trial, Package);

        var other = await Assert.ThrowsAsync<OperationRefusedException>(() => PublishAsync("1.0.0", VersionEnvironment.Release, OtherPackage));
        var none = await Assert.ThrowsAsync<OperationRefusedException>(() => PublishAsync("1.0.0", VersionEnvironment.Release));
        var right = await PublishAsync("1.0.0", VersionEnvironment.Release, Package);

        Assert.Equal((OperationRefusal.Conflict, OperationRefusal.Conflict), (other.Refusal, none.Refusal));
        Assert.Equal(3, right.Versions.Count);
    }

    [Fact]
    public async Task Developers_publish_without_end_and_releases_stay()
    {
        await node.AddProgramAsync();
        await PublishAsync("1.0.0", VersionEnvironment.Release);
        for (var i = 0; i < 52; i++)
            await PublishAsync($"0.{i}", VersionEnvironment.Develop);

        var versions = (await node.Operations.MiniPrograms.ShowAsync("mp1", Cancel)).Versions;

        Assert.Equal(51, versions.Count);
        Assert.Equal(("0.51", true), (versions[0].Number, versions[0].Current));
        Assert.Equal("0.2", versions[^2].Number);
        Assert.Equal("release", versions[^1].Environment);
    }

    [Fact]
    public async Task Operators_on_two_nodes_lose_no_version_of_each_other()
    {
        await node.AddProgramAsync();
        await using var other = new OperationsUnderTest(folder.Path);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            (i % 2 == 0 ? node : other).Operations.Versions.PublishAsync(
                "mp1", new NewVersion { Number = $"1.{i}", Environment = VersionEnvironment.Trial }, OperationsUnderTest.Ann, Cancel))));

        var versions = (await node.Operations.MiniPrograms.ShowAsync("mp1", Cancel)).Versions;

        Assert.Equal(20, versions.Select(v => v.Number).Distinct().Count());
        Assert.Single(versions, v => v.Current);
        Assert.Equal(20, (await node.AuditAsync("version published")).Count);
    }

    [Fact]
    public async Task Wrong_fields_are_named()
    {
        await node.AddProgramAsync();

        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() => node.Operations.Versions.PublishAsync(
            "mp1", new NewVersion { Number = "1 0", Description = new string('x', 1001), PackageSha256 = "ABC" }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(["number", "environment", "description", "packageSha256"], refusal.Problems.Select(p => p.Field));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        folder.Dispose();
    }

    private Task<MiniProgramDetails> PublishAsync(string number, VersionEnvironment environment, string? package = null) =>
        node.Operations.Versions.PublishAsync("mp1", new NewVersion { Number = number, Environment = environment, PackageSha256 = package }, OperationsUnderTest.Ann, Cancel);
}
