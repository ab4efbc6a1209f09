using System.Text;
using System.Text.Json;
using Pergola.Devices;
using Pergola.Protocol.Soter;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Devices.Soter;

public sealed class SoterKeysTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private SoterKeys Keys => new(_folder.Path);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_counter_grows_by_one_also_under_sixteen_calls_at_once_and_after_a_restart()
    {
        var proofs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Sign("alice", "mp1"), Stop)));
        var later = await Sign("alice", "mp1");

        Assert.Equal(Enumerable.Range(1, 16).Select(n => (long)n), proofs.Select(Counter).Order());
        Assert.Equal(17, Counter(later));
        Assert.Single(proofs.Append(later).Select(KeyId).Distinct(StringComparer.Ordinal));
        Assert.Equal(17, proofs.Append(later).Select(p => p.Signature).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_signature_holds_with_the_registered_key_which_is_registered_once()
    {
        List<string> registered = [];
        Task Register(string key)
        {
            registered.Add(key);
            return Task.CompletedTask;
        }

        var first = await Keys.SignAsync("alice", "mp1", Register, Compose, Stop);
        var second = await Keys.SignAsync("alice", "mp1", Register, Compose, Stop);

        var key = Assert.Single(registered);
        Assert.All([first, second], p => Assert.True(SoterSignature.Verify(key, Encoding.UTF8.GetBytes(p.Json), Convert.FromBase64String(p.Signature))));
    }

    [Fact]
    public async Task A_platform_that_comes_later_hears_of_the_key_then()
    {
        var before = await Sign("alice", "mp1");
        string? registered = null;

        await Keys.SignAsync("alice", "mp1", key => Task.FromResult(registered = key), Compose, Stop);

        Assert.True(SoterSignature.Verify(registered!, Encoding.UTF8.GetBytes(before.Json), Convert.FromBase64String(before.Signature)));
    }

    [Fact]
    public async Task Without_the_registration_nothing_is_signed_and_the_next_try_registers_the_same_key()
    {
        List<string> tried = [];

        await Assert.ThrowsAsync<IOException>(() => Keys.SignAsync(
            "alice",
            "mp1",
            key =>
            {
                tried.Add(key);
                throw new IOException("no platform");
            },
            Compose,
            Stop));
        var proof = await Keys.SignAsync("alice", "mp1", key => Task.Run(() => tried.Add(key)), Compose, Stop);

        Assert.Equal(1, Counter(proof));
        Assert.Equal(2, tried.Count);
        Assert.Equal(tried[0], tried[1]);
    }

    [Fact]
    public async Task The_counter_is_on_the_disk_before_the_signature_exists()
    {
        await Assert.ThrowsAsync<IOException>(() => Keys.SignAsync("alice", "mp1", null, (_, _) => throw new IOException("power cut"), Stop));

        Assert.Equal(2, Counter(await Sign("alice", "mp1")));
    }

    [Fact]
    public async Task Users_and_mini_programs_have_keys_of_their_own()
    {
        var ids = new List<string>();
        foreach (var (user, app) in new[] { ("alice", "mp1"), ("bob", "mp1"), ("alice", "mp2"), (null, "mp1"), ("-", "mp1") }) ids.Add(KeyId(await Sign(user, app)));

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Nobody_else_on_the_system_can_read_the_key()
    {
        await Sign("alice", "mp1");
        var file = Keys.FileOf("alice", "mp1");

        Assert.Equal([file], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_broken_file_is_named_and_kept()
    {
        await Sign("alice", "mp1");
        var file = Keys.FileOf("alice", "mp1");
        await File.WriteAllTextAsync(file, "{", Stop);

        var broken = await Assert.ThrowsAsync<InvalidDataException>(() => Sign("alice", "mp1"));

        Assert.Contains(file, broken.Message, StringComparison.Ordinal);
        Assert.Equal("{", await File.ReadAllTextAsync(file, Stop));
    }

    [Fact]
    public void The_key_is_in_no_text_of_itself() =>
        Assert.Equal("SoterKey { Counter = 3, Registered = False }", new SoterKey([1, 2, 3], 3, false).ToString());

    private Task<SoterProof> Sign(string? account, string appId) => Keys.SignAsync(account, appId, null, Compose, Stop);

    private static string Compose(long counter, string keyId) => $$"""{"counter":{{counter}},"key":"{{keyId}}"}""";

    private static long Counter(SoterProof proof) => JsonElement.Parse(proof.Json).GetProperty("counter").GetInt64();

    private static string KeyId(SoterProof proof) => JsonElement.Parse(proof.Json).GetProperty("key").GetString()!;
}
