using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Pergola.Platform.Keys;
using Pergola.Platform.Storage;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Keys;

/// <summary>The folder of plain files in which the key ring lay before.</summary>
public sealed class KeyFolderImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteKeyRingStore store;

    public KeyFolderImportTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        store = new SqliteKeyRingStore(database);
    }

    private string Keys => Path.Combine(folder.Path, KeyFolderImport.FolderName);

    [Fact]
    public void What_was_sealed_with_the_folder_is_opened_and_the_plain_files_are_gone()
    {
        var sealedBytes = SealAsBefore();
        var name = Path.GetFileName(Assert.Single(Directory.GetFiles(Keys)));

        using var node = Node();

        Assert.Equal("a secret", node.Open(sealedBytes));
        Assert.False(Directory.Exists(Keys));
        Assert.DoesNotContain("masterKey", Assert.Single(store.All()), StringComparison.Ordinal);
        Assert.Equal(sealedBytes[4..20], node.Seal("another")[4..20]);
        using var again = Node();
        Assert.Equal("a secret", again.Open(sealedBytes));
        Assert.StartsWith("key-", name, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_that_was_interrupted_goes_on()
    {
        var sealedBytes = SealAsBefore();
        var file = Assert.Single(Directory.GetFiles(Keys));
        var text = File.ReadAllText(file);
        using (var first = Node())
            first.Start();
        Directory.CreateDirectory(Keys);
        File.WriteAllText(file, text);

        using var node = Node();

        Assert.Equal("a secret", node.Open(sealedBytes));
        Assert.Single(store.All());
        Assert.False(Directory.Exists(Keys));
    }

    [Fact]
    public void Foreign_files_stay_and_a_broken_one_stops_the_start_with_everything_in_its_place()
    {
        var sealedBytes = SealAsBefore();
        File.WriteAllText(Path.Combine(Keys, "readme.txt"), "mine");
        File.WriteAllText(Path.Combine(Keys, "key-broken.xml"), "<key");

        using (var broken = Node())
            Assert.Contains("key-broken.xml is no XML", Assert.Throws<InvalidOperationException>(broken.Start).Message, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(Keys).Length);
        File.Delete(Path.Combine(Keys, "key-broken.xml"));
        using var node = Node();

        Assert.Equal("a secret", node.Open(sealedBytes));
        Assert.Equal(["readme.txt"], Directory.GetFiles(Keys).Select(Path.GetFileName));
    }

    [Fact]
    public void On_another_engine_the_folder_is_not_touched()
    {
        SealAsBefore();

        using var node = Node("postgres", WrappingKey.NewText());
        node.Start();

        Assert.Single(Directory.GetFiles(Keys));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    /// <summary>As the platform did while its key ring lay in files.</summary>
    private byte[] SealAsBefore() =>
        DataProtectionProvider.Create(Directory.CreateDirectory(Keys), builder => builder.SetApplicationName("Pergola.Platform"))
            .CreateProtector("Pergola.Platform", nameof(DataKeys.Purpose.AuthCode))
            .Protect("a secret"u8.ToArray());

    private KeyNode Node(string engine = "sqlite", params string[] keys) => new(store, new PergolaPlatformOptions { DataDirectory = folder.Path, KeyRingKeys = keys }, engine);
}
