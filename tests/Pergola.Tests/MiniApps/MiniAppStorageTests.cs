using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Storage;

namespace Pergola.Tests.MiniApps;

public sealed class MiniAppStorageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string LogFile => Path.Combine(_folder.Path, "storage.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_are_there_after_a_restart()
    {
        using (var storage = Open())
        {
            storage.Set("a", Json("""{"x":[1,null,"\u4e2d"]}"""));
            storage.Set("b", Json("1"));
            storage.Set("b", Json("2"));
            storage.Set("gone", Json("true"));
            storage.Remove("gone");
            storage.Remove("never");
        }

        using var again = Open();
        Assert.Equal(["a", "b"], again.Keys);
        Assert.Equal("""{"x":[1,null,"\u4e2d"]}""", Text(again, "a"));
        Assert.Equal("2", Text(again, "b"));
    }

    [Fact]
    public void A_change_is_in_the_file_before_it_is_acknowledged()
    {
        using var storage = Open();
        storage.Set("a", Json("1"));
        var copy = Path.Combine(_folder.Path, "after-kill");
        Directory.CreateDirectory(copy);
        File.Copy(LogFile, Path.Combine(copy, "storage.log"));

        using var revived = MiniAppStorage.Open(copy);
        Assert.Equal("1", Text(revived, "a"));
    }

    [Fact]
    public void A_torn_end_is_cut_off_at_every_length()
    {
        using (var storage = Open())
        {
            storage.Set("first", Json("1"));
            storage.Set("second", Json("\"two\""));
        }

        var whole = File.ReadAllBytes(LogFile);
        var firstRecord = 12 + 5 + 1;
        for (var length = firstRecord; length < whole.Length; length++)
        {
            File.WriteAllBytes(LogFile, whole[..length]);
            using (var torn = Open())
            {
                Assert.Equal(["first"], torn.Keys);
                torn.Set("third", Json("3"));
            }

            using var again = Open();
            Assert.Equal(["first", "third"], again.Keys);
        }
    }

    [Fact]
    public void A_flipped_byte_ends_the_log_there()
    {
        using (var storage = Open())
        {
            storage.Set("first", Json("1"));
            storage.Set("second", Json("2"));
        }

        var bytes = File.ReadAllBytes(LogFile);
        bytes[^1] ^= 1;
        File.WriteAllBytes(LogFile, bytes);
        using var again = Open();
        Assert.Equal(["first"], again.Keys);
    }

    [Fact]
    public void Ten_megabytes_are_the_most_and_a_refused_value_changes_nothing()
    {
        using var storage = Open();
        var big = Json($"\"{new string('x', MiniAppStorage.ValueLimit - 2)}\"");
        for (var i = 0; i < 9; i++)
            storage.Set($"k{i}", big);
        storage.Set("small", Json("1"));

        var error = Assert.Throws<OpenApiException>(() => storage.Set("kx", big));

        Assert.Equal("exceed storage max size 10Mb", error.Reason);
        Assert.Equal(9 * (MiniAppStorage.ValueLimit + 2) + 6, storage.UsedBytes);
        Assert.False(storage.TryGet("kx", out _));
        storage.Remove("k0");
        storage.Set("kx", big);
    }

    [Fact]
    public void Sizes_are_counted_in_UTF8()
    {
        using var storage = Open();
        storage.Set("\u4e2d", Json("\"\u4e2d\""));
        Assert.Equal(3 + 5, storage.UsedBytes);
    }

    [Fact]
    public void One_value_may_have_one_megabyte()
    {
        using var storage = Open();
        var error = Assert.Throws<OpenApiException>(() => storage.Set("k", Json($"\"{new string('x', MiniAppStorage.ValueLimit - 1)}\"")));
        Assert.Equal("the single item data size exceed limit 1Mb", error.Reason);
    }

    [Fact]
    public void The_file_stays_small_when_one_key_changes_often()
    {
        using (var storage = Open())
        {
            var value = Json($"\"{new string('x', 100_000)}\"");
            for (var i = 0; i < 100; i++)
                storage.Set("k", value);
            storage.Set("last", Json("1"));
        }

        Assert.True(new FileInfo(LogFile).Length < 3 << 20);
        using var again = Open();
        Assert.Equal(["k", "last"], again.Keys);
    }

    [Fact]
    public void Clearing_leaves_nothing_behind()
    {
        using (var storage = Open())
        {
            storage.Set("a", Json("\"secret\""));
            storage.Clear();
            Assert.Equal(0, storage.UsedBytes);
        }

        Assert.Equal(0, new FileInfo(LogFile).Length);
        using var again = Open();
        Assert.Empty(again.Keys);
    }

    [Fact]
    public void A_second_owner_is_refused()
    {
        using var storage = Open();
        Assert.Throws<IOException>(Open);
    }

    [Fact]
    public async Task Many_threads_lose_nothing()
    {
        using (var storage = Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < 100; i++)
                    storage.Set($"{thread}-{i}", Json($"{i}"));
            })));
        }

        using var again = Open();
        Assert.Equal(800, again.Keys.Count);
    }

    [Fact]
    public void No_two_users_programs_or_versions_share_a_folder()
    {
        using var storages = new MiniAppStorages(_folder.Path);
        string?[] accounts = [null, "", "-", "a", "ab", "a:1:b", "../a", "1:a"];
        string[] apps = ["x", "xa", "1:x", "x1:a", "../x"];

        var folders = (from account in accounts from app in apps from version in Enum.GetValues<EnvVersion>() select storages.FolderOf(app, account, version)).ToList();

        Assert.Equal(folders.Count, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.StartsWith(Path.Combine(_folder.Path, "storage") + Path.DirectorySeparatorChar, Path.GetFullPath(folder), StringComparison.Ordinal));
    }

    [Fact]
    public void Instances_of_one_program_for_one_user_share_storage_and_others_do_not()
    {
        using var storages = new MiniAppStorages(_folder.Path);
        storages.Open("app", "ann", EnvVersion.Release).Set("k", Json("\"canary\""));

        Assert.True(storages.Open("app", "ann", EnvVersion.Release).TryGet("k", out _));
        Assert.False(storages.Open("app", "bob", EnvVersion.Release).TryGet("k", out _));
        Assert.False(storages.Open("app", null, EnvVersion.Release).TryGet("k", out _));
        Assert.False(storages.Open("app", "ann", EnvVersion.Develop).TryGet("k", out _));
        Assert.False(storages.Open("other", "ann", EnvVersion.Release).TryGet("k", out _));
    }

    [Fact]
    public void There_are_not_more_keys_than_the_limit_and_one_of_them_may_still_change()
    {
        using var storage = Open();
        var zero = Json("0");
        for (var i = 0; i < MiniAppStorage.KeyLimit; i++)
            storage.Set($"{i}", zero);

        Assert.Throws<OpenApiException>(() => storage.Set("one more", zero));
        storage.Set("7", Json("7"));
        Assert.Equal("7", Text(storage, "7"));
        Assert.Equal(MiniAppStorage.KeyLimit, storage.Keys.Count);
    }

    private MiniAppStorage Open() => MiniAppStorage.Open(_folder.Path);

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Text(MiniAppStorage storage, string key) => storage.TryGet(key, out var value) ? value.GetRawText() : "(none)";
}
