using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pergola.Platform.Keys;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Keys;

public sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteKeyRingStore store;

    public KeyRingTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        store = new SqliteKeyRingStore(database);
    }

    private string KeyFile => Path.Combine(folder.Path, WrappingKeySource.FileName);

    [Fact]
    public void What_one_node_seals_every_node_opens_also_after_a_restart()
    {
        byte[] sealedBytes;
        using (var node = Node())
            sealedBytes = node.Seal("a secret");
        using var again = Node();
        using var other = Node();

        Assert.Equal("a secret", again.Open(sealedBytes));
        Assert.Equal("a secret", other.Open(sealedBytes));
        Assert.Throws<CryptographicException>(() => again.Keys.Open(sealedBytes, DataKeys.Purpose.SessionKey));
    }

    [Fact]
    public void No_key_of_the_ring_lies_readable_in_the_database()
    {
        using var node = Node();
        node.Start();

        var stored = Assert.Single(store.All());

        Assert.StartsWith("<wrapped key=", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);
        var masterKey = Text(Opened(File.ReadAllText(KeyFile)).Single().Descendants("value").Single().Value);
        foreach (var file in Directory.GetFiles(folder.Path, "platform.db*"))
            Assert.False(Contains(file, masterKey));
    }

    [Fact]
    public void A_key_of_another_node_made_since_is_learned_at_its_first_use()
    {
        using var a = Node();
        using var b = Node();
        var before = a.Seal("before");
        Assert.Equal("before", b.Open(before));
        b.EndFirstMinutes();

        a.AddKeyBehindItsBack();
        using var restarted = Node();
        var after = restarted.Seal("after");

        Assert.NotEqual(before[4..20], after[4..20]);
        Assert.Equal("after", b.Open(after));
        Assert.Equal("before", b.Open(before));
        Assert.Equal("before", restarted.Open(before));
        Assert.Equal(after[4..20], b.Seal("now with the new key")[4..20]);
    }

    [Fact]
    public void Two_nodes_that_make_the_first_key_at_once_open_what_the_other_sealed()
    {
        var (storeOfA, storeOfB) = (new LateStore(store) { IsLate = true }, new LateStore(store) { IsLate = true });
        using var a = Node(on: storeOfA);
        using var b = Node(on: storeOfB);
        a.Start();
        b.Start();
        (storeOfA.IsLate, storeOfB.IsLate) = (false, false);

        var (byA, byB) = (a.Seal("by a"), b.Seal("by b"));

        Assert.NotEqual(byA[4..20], byB[4..20]);
        Assert.Equal("by b", a.Open(byB));
        Assert.Equal("by a", b.Open(byA));
    }

    [Fact]
    public void A_lost_key_is_a_clear_fault_and_asks_the_store_once_in_ten_seconds()
    {
        var time = new MovableTime();
        using var node = Node(time: time);
        var sealedBytes = node.Seal("a secret");
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(4, 16));

        Assert.Throws<CryptographicException>(() => node.Open(sealedBytes));
        Assert.Throws<CryptographicException>(() => node.Open(sealedBytes));
        Assert.Single(node.Log.Lines, IsLoss);
        time.Move(TimeSpan.FromSeconds(11));
        Assert.Throws<CryptographicException>(() => node.Open(sealedBytes));

        Assert.Equal(2, node.Log.Lines.Count(IsLoss));
        static bool IsLoss(string line) => line.Contains("is not in the key ring", StringComparison.Ordinal);
    }

    [Fact]
    public void The_wrapping_key_is_replaced_in_three_steps_without_losing_anything()
    {
        var (old, young) = (WrappingKey.NewText(), WrappingKey.NewText());
        byte[] sealedBytes;
        using (var node = Node(keys: [old]))
            sealedBytes = node.Seal("a secret");

        foreach (var keys in new string[][] { [old, young], [young, old], [young] })
        {
            using var node = Node(keys: keys);
            Assert.Equal("a secret", node.Open(sealedBytes));
        }

        Assert.Contains("not configured", Assert.Throws<InvalidOperationException>(() => Start(keys: [old])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_has_the_new_key_second_reads_what_another_has_rewrapped()
    {
        var (old, young) = (WrappingKey.NewText(), WrappingKey.NewText());
        using var behind = Node(keys: [old, young]);
        var sealedBytes = behind.Seal("a secret");

        using var ahead = Node(keys: [young, old]);
        Assert.Equal("a secret", ahead.Open(sealedBytes));
        ahead.AddKeyBehindItsBack();
        using var restarted = Node(keys: [young, old]);

        Assert.Equal("with the new key", behind.Open(restarted.Seal("with the new key")));
    }

    [Fact]
    public void The_own_key_file_is_for_its_owner_and_gives_way_to_a_configured_key()
    {
        byte[] sealedBytes;
        using (var node = Node())
            sealedBytes = node.Seal("a secret");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));

        var configured = WrappingKey.NewText();
        using (var moving = Node(keys: [configured]))
            Assert.Equal("a secret", moving.Open(sealedBytes));
        File.Delete(KeyFile);
        using var moved = Node(keys: [configured]);

        Assert.Equal("a secret", moved.Open(sealedBytes));
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public void A_missing_key_stops_the_start_and_changes_nothing()
    {
        using (var node = Node())
            node.Start();
        var before = store.All();
        File.Delete(KeyFile);

        var missing = Assert.Throws<InvalidOperationException>(() => Start());
        var wrong = Assert.Throws<InvalidOperationException>(() => Start(keys: [WrappingKey.NewText()]));

        Assert.Contains($"The key file {KeyFile} is missing", missing.Message, StringComparison.Ordinal);
        Assert.Contains("KeyRingKeyFile", wrong.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
        Assert.Equal(before, store.All());
    }

    [Fact]
    public void On_another_engine_a_key_must_be_configured()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Start(engine: "postgres"));

        Assert.Contains("openssl rand -base64 32", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("KeyRingKeyFile", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(store.All());
    }

    [Theory]
    [InlineData("", "has no key in it")]
    [InlineData("# only a comment\n\n", "has no key in it")]
    [InlineData("# a comment\nshort\n", "Line 2 of the key file")]
    public void A_key_file_without_a_key_is_refused_with_what_to_do(string text, string message)
    {
        var file = Path.Combine(folder.Path, "given.key");
        File.WriteAllText(file, text);

        var refusal = Assert.Throws<InvalidOperationException>(() => Start(file: file));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("openssl rand -base64 32", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_file_is_read_and_its_first_key_wraps()
    {
        var file = Path.Combine(folder.Path, "given.key");
        var (first, second) = (WrappingKey.NewText(), WrappingKey.NewText());
        File.WriteAllText(file, $"# first wraps\r\n{first}\r\n\r\n{second}\r\n");

        using var node = Node(file: file, engine: "postgres");
        node.Start();

        Assert.Contains(WrappingKey.Parse(first)!.Name, Assert.Single(store.All()), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<InvalidOperationException>(() => Start(file: file + ".not")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<key id=\"00000000-0000-0000-0000-000000000001\"/>", "is not wrapped")]
    [InlineData("no xml", "is not wrapped")]
    public void A_key_that_somebody_wrote_into_the_database_is_refused(string planted, string message)
    {
        using (var node = Node())
            node.Start();
        store.Add("key-planted", planted);

        Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => Start()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_element_is_refused()
    {
        using (var node = Node())
            node.Start();
        var stored = Assert.Single(store.All());
        var at = stored.IndexOf('>', StringComparison.Ordinal) + 40;
        store.Replace(stored, stored[..at] + (stored[at] == 'A' ? 'B' : 'A') + stored[(at + 1)..]);

        Assert.Contains("was changed", Assert.Throws<InvalidOperationException>(() => Start()).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private KeyNode Node(string[]? keys = null, string? file = null, string engine = "sqlite", IKeyRingStore? on = null, TimeProvider? time = null) =>
        new(on ?? store, new PergolaPlatformOptions { DataDirectory = folder.Path, KeyRingKeys = keys ?? [], KeyRingKeyFile = file }, engine, time);

    private void Start(string[]? keys = null, string? file = null, string engine = "sqlite")
    {
        using var node = Node(keys, file, engine);
        node.Start();
    }

    private IEnumerable<System.Xml.Linq.XElement> Opened(string key) => store.All().Select(new WrappingKeys([WrappingKey.Parse(key)!]).Open);

    private static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static bool Contains(string file, byte[] bytes)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var all = new byte[stream.Length];
        stream.ReadExactly(all);
        return all.AsSpan().IndexOf(bytes) >= 0;
    }

    /// <summary>The store as a node sees it that read it a moment before the others wrote.</summary>
    private sealed class LateStore(IKeyRingStore inner) : IKeyRingStore
    {
        private readonly HashSet<string> own = [];

        public bool IsLate { get; set; }

        public IReadOnlyList<string> All() => [.. inner.All().Where(xml => !IsLate || own.Contains(xml))];

        public void Add(string name, string xml)
        {
            own.Add(xml);
            inner.Add(name, xml);
        }

        public bool Replace(string xml, string with) => inner.Replace(xml, with);
    }
}
