using Microsoft.Extensions.Logging.Abstractions;
using Pergola.Consent;

namespace Pergola.Tests.Consent;

public sealed class ConsentStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("pergola-consents-").FullName;

    [Fact]
    public void Answers_outlive_a_restart()
    {
        var before = Open().Open("alice", "mp1");
        before.Set("scope.userInfo", true);
        before.Set("scope.camera", false);
        before.Set("scope.record", true);
        before.Forget("scope.record");

        var after = Open().Open("alice", "mp1");
        Assert.True(after.Find("scope.userInfo"));
        Assert.False(after.Find("scope.camera"));
        Assert.Null(after.Find("scope.record"));
        Assert.Equal(2, after.Answers.Count);
    }

    [Theory]
    [InlineData("alice", "mp2")]
    [InlineData("bob", "mp1")]
    [InlineData("Alice", "mp1")]
    [InlineData(null, "mp1")]
    [InlineData("-", "mp1")]
    [InlineData("", "mp1")]
    public void Nobody_else_has_them(string? account, string appId)
    {
        Open().Open("alice", "mp1").Set("scope.userInfo", true);

        Assert.Empty(Open().Open(account, appId).Answers);
    }

    [Fact]
    public void Two_instances_of_one_user_see_the_same_answers()
    {
        var store = Open();
        var first = store.Open("alice", "mp1");
        var second = store.Open("alice", "mp1");
        first.Set("scope.userInfo", false);

        Assert.False(second.Find("scope.userInfo"));
    }

    [Fact]
    public void Removing_a_mini_program_forgets_its_answers_for_every_user()
    {
        var store = Open();
        var alice = store.Open("alice", "mp1");
        alice.Set("scope.userInfo", false);
        store.Open("bob", "mp1").Set("scope.userInfo", false);
        store.Open("bob", "mp2").Set("scope.userInfo", false);
        store.Remove("mp1");

        Assert.Empty(alice.Answers);
        Assert.Empty(Open().Open("alice", "mp1").Answers);
        Assert.Empty(Open().Open("bob", "mp1").Answers);
        Assert.Single(Open().Open("bob", "mp2").Answers);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b\\c:d")]
    [InlineData("")]
    [InlineData("NUL")]
    public void Names_of_any_kind_stay_below_the_data_directory(string name)
    {
        Open().Open(name, name).Set("scope.userInfo", true);

        var file = Assert.Single(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories));
        Assert.StartsWith(Path.Combine(_directory, "consents"), file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"scope.userInfo":"yes"}""")]
    public void A_broken_file_allows_nothing(string content)
    {
        Open().Open("alice", "mp1").Set("scope.userInfo", true);
        File.WriteAllText(Assert.Single(Directory.GetFiles(_directory, "*.json", SearchOption.AllDirectories)), content);
        var consents = Open().Open("alice", "mp1");

        Assert.Null(consents.Find("scope.userInfo"));
        consents.Set("scope.userInfo", false);
        Assert.False(Open().Open("alice", "mp1").Find("scope.userInfo"));
    }

    [Fact]
    public void Choices_about_messages_outlive_a_restart_and_are_nobody_elses()
    {
        var before = Open().OpenSubscriptions("alice", "mp1");
        before.Keep(new Dictionary<string, bool> { ["mti_order"] = true, ["mti_news"] = true });
        before.Keep(new Dictionary<string, bool> { ["mti_news"] = false });
        before.SetMainSwitch(false);

        var after = Open().OpenSubscriptions("alice", "mp1");
        Assert.Equal(new Dictionary<string, bool> { ["mti_order"] = true, ["mti_news"] = false }, after.Kept);
        Assert.False(after.MainSwitch);
        Assert.Empty(Open().OpenSubscriptions("bob", "mp1").Kept);
        Assert.Empty(Open().OpenSubscriptions("alice", "mp2").Kept);
        Assert.Empty(Open().Open("alice", "mp1").Answers);
    }

    [Fact]
    public void Removing_a_mini_program_forgets_the_choices_about_its_messages()
    {
        var store = Open();
        var alice = store.OpenSubscriptions("alice", "mp1");
        alice.Keep(new Dictionary<string, bool> { ["mti_order"] = true });
        alice.SetMainSwitch(false);
        store.OpenSubscriptions("alice", "mp2").SetMainSwitch(false);
        store.Remove("mp1");

        Assert.Empty(alice.Kept);
        Assert.True(alice.MainSwitch);
        Assert.True(Open().OpenSubscriptions("alice", "mp1").MainSwitch);
        Assert.False(Open().OpenSubscriptions("alice", "mp2").MainSwitch);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"mainSwitch":true,"items":null}""")]
    [InlineData("""{"mainSwitch":true,"items":{"mti_order":"accept"}}""")]
    public void A_broken_file_of_messages_takes_none(string content)
    {
        Open().OpenSubscriptions("alice", "mp1").Keep(new Dictionary<string, bool> { ["mti_order"] = true });
        File.WriteAllText(Assert.Single(Directory.GetFiles(_directory, "*.json", SearchOption.AllDirectories)), content);

        Assert.Empty(Open().OpenSubscriptions("alice", "mp1").Kept);
    }

    [Fact]
    public void A_change_is_told_after_it_counts()
    {
        var consents = Open().Open("alice", "mp1");
        var seen = new List<bool?>();
        consents.Changed += () => seen.Add(consents.Find("scope.camera"));
        consents.Set("scope.camera", true);
        consents.Set("scope.camera", false);
        consents.Clear();

        Assert.Equal([true, false, null], seen);
    }

    [Fact]
    public void What_cannot_be_kept_does_not_count()
    {
        var consents = new MiniAppConsents(new Dictionary<string, bool>(), _ => throw new IOException("disk full"));

        Assert.Throws<IOException>(() => consents.Set("scope.userInfo", true));
        Assert.Null(consents.Find("scope.userInfo"));
    }

    [Fact]
    public void Answers_from_many_threads_are_all_kept()
    {
        var consents = Open().Open("alice", "mp1");
        Parallel.For(0, 32, i => consents.Set($"scope.{i}", i % 2 == 0));

        Assert.Equal(32, Open().Open("alice", "mp1").Answers.Count);
        Assert.Single(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private ConsentStore Open() => new(new PergolaOptions { DataDirectory = _directory }, NullLogger<ConsentStore>.Instance);
}
