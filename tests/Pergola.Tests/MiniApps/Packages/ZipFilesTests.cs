using System.IO.Compression;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;

namespace Pergola.Tests.MiniApps.Packages;

public sealed class ZipFilesTests : IDisposable
{
    private static readonly string Long = new('a', 600);
    private static readonly string Deep = string.Join('/', Enumerable.Repeat("d", 20)) + "/x.js";
    private readonly TempFolder _folder = new();

    public static TheoryData<string, byte[], string> Attacks { get; } = new()
    {
        { "parent", CraftedZip.Of(("../evil.js", "x")), "leaves" },
        { "parent inside", CraftedZip.Of(("a/../../evil.js", "x")), "leaves" },
        { "parent at the end", CraftedZip.Of(("a/..", "x")), "leaves" },
        { "dot", CraftedZip.Of(("./x.js", "x")), "leaves" },
        { "empty segment", CraftedZip.Of(("a//x.js", "x")), "leaves" },
        { "absolute", CraftedZip.Of(("/etc/evil", "x")), "absolute" },
        { "backslash parent", CraftedZip.Of(("..\\evil.js", "x")), "backslash" },
        { "backslash absolute", CraftedZip.Of(("\\evil.js", "x")), "backslash" },
        { "network share", CraftedZip.Of(("\\\\server\\share", "x")), "backslash" },
        { "drive", CraftedZip.Of(("C:/evil.js", "x")), "':'" },
        { "drive relative", CraftedZip.Of(("C:evil.js", "x")), "':'" },
        { "alternate stream", CraftedZip.Of(("app.js:hidden", "x")), "':'" },
        { "NUL byte", CraftedZip.Of(("x.js\0.png", "x")), "control" },
        { "line break", CraftedZip.Of(("x\n.js", "x")), "control" },
        { "escape sequence", CraftedZip.Of(("x\u001b[2J.js", "x")), "control" },
        { "device", CraftedZip.Of(("con", "x")), "device" },
        { "device with extension", CraftedZip.Of(("a/NUL.js", "x")), "device" },
        { "trailing dot", CraftedZip.Of(("x.js.", "x")), "dot or a space" },
        { "trailing space", CraftedZip.Of(("dir /x.js", "x")), "dot or a space" },
        { "case", CraftedZip.Of(("a.js", "1"), ("A.js", "2")), "case" },
        { "folder case", CraftedZip.Of(("lib/a.js", "1"), ("LIB/b.js", "2")), "case" },
        { "unicode form", CraftedZip.Of(("caf\u00e9.js", "1"), ("cafe\u0301.js", "2")), "case or form" },
        { "twice", CraftedZip.Of(("app.json", "{}")), "twice" },
        { "file and folder", CraftedZip.Of(("a", "1"), ("a/b.js", "2")), "a file and a folder" },
        { "folder and file", CraftedZip.Of(("a/b.js", "2"), ("a", "1")), "a file and a folder" },
        { "long name", CraftedZip.Of((Long, "1")), "too long" },
        { "deep", CraftedZip.Of((Deep, "1")), "folders deep" },
        { "symbolic link", CraftedZip.WithMode("link.js", 0xA1FF), "link" },
        { "symbolic link that looks like a folder", CraftedZip.WithMode("link/", 0xA1FF), "link" },
        { "device node", CraftedZip.WithMode("dev", 0x21FF), "no plain file" },
        { "pipe", CraftedZip.WithMode("pipe", 0x11FF), "no plain file" },
        { "folder with content", CraftedZip.Of(("dir/", "content")), "a folder has content" },
        { "encrypted", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", "x")), "x.js", 8, 1, 2), "encrypted" },
        { "unknown method", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", "xxxx")), "x.js", 10, 99, 2), "cannot be read" },
        { "length too small", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", new string('x', 5000))), "x.js", 24, 10), "is not what" },
        { "length too large", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", "x")), "x.js", 24, 5000), "is not what" },
        { "wrong checksum", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", "x")), "x.js", 16, 1), "is not what" },
        { "bomb", CraftedZip.Of(("x.js", new string('x', 3 << 20))), "grows more than" },
        { "bomb that says it is small", CraftedZip.PatchDirectory(CraftedZip.Of(("x.js", new string('x', 3 << 20))), "x.js", 24, 1000), "is not what" },
        { "not a zip", "app.json"u8.ToArray(), "cannot be read" },
        { "cut off", CraftedZip.Of(("x.js", "x"))[..60], "cannot be read" },
        { "empty", [], "cannot be read" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_refused_and_says_why(string name, byte[] zip, string expected)
    {
        var error = Assert.Throws<PackageException>(() => Open(zip));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Located);
        Assert.Equal(["attack.zip"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
        Assert.NotEmpty(name);
    }

    [Fact]
    public void Entries_that_share_their_data_are_refused()
    {
        var noise = new byte[4000];
        new Random(1).NextBytes(noise);
        var text = Convert.ToBase64String(noise);
        var zip = CraftedZip.Of(("a.js", text), ("b.js", "b"), ("c.js", "c"));
        CraftedZip.Overlap(zip, "b.js", "a.js");
        CraftedZip.Overlap(zip, "c.js", "a.js");
        Assert.Contains("overlap", Assert.Throws<PackageException>(() => Open(zip)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_is_too_large_is_refused_before_it_is_read()
    {
        var error = Assert.Throws<PackageException>(() => Open(CraftedZip.Of(), new PackageLimits { PackedBytes = 50 }));
        Assert.Contains("The zip is larger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unpacked_size_is_counted_over_all_entries()
    {
        var zip = CraftedZip.Of(("a.txt", new string('a', 600)), ("b.txt", new string('b', 600)));
        Assert.Contains("unpacked", Assert.Throws<PackageException>(() => Open(zip, new PackageLimits { UnpackedBytes = 1000 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_entries_are_refused()
    {
        var zip = CraftedZip.Of([.. Enumerable.Range(0, 30).Select(static n => ($"{n}.js", ""))]);
        Assert.Contains("more than 20 files", Assert.Throws<PackageException>(() => Open(zip, new PackageLimits { Entries = 20 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_honest_zip_is_read()
    {
        using var package = Open(CraftedZip.Make(static zip =>
        {
            zip.CreateEntry("pages/");
            CraftedZip.Add(zip, "app.json", CraftedZip.App);
            CraftedZip.Add(zip, "pages/index/index.js", "Page({})").ExternalAttributes = 0x81A4 << 16;
            CraftedZip.Add(zip, ".git/config", "x");
        }));

        Assert.Equal("Page({})", package.ReadText("/pages/index/index.js"));
        Assert.Equal(["app.json", "pages/index/index.js"], package.List());
    }

    [Fact]
    public void A_zip_of_the_folder_itself_is_read_too()
    {
        using var package = Open(CraftedZip.Make(static zip =>
        {
            CraftedZip.Add(zip, "shop/project.config.json", """{"miniprogramRoot": "mini", "appid": "wx1"}""");
            CraftedZip.Add(zip, "shop/mini/app.json", CraftedZip.App);
        }));

        Assert.Equal(["app.json"], package.List());
        Assert.Equal("wx1", package.AppId);
    }

    [Fact]
    public void A_nested_zip_stays_packed()
    {
        using var package = Open(CraftedZip.Make(static zip =>
        {
            CraftedZip.Add(zip, "app.json", CraftedZip.App);
            using var inner = zip.CreateEntry("inner.zip", CompressionLevel.NoCompression).Open();
            inner.Write(CraftedZip.Of(("../evil.js", "x")));
        }));

        Assert.True(package.Exists("inner.zip"));
    }

    private MiniAppPackage Open(byte[] zip, PackageLimits? limits = null)
    {
        var path = Path.Combine(_folder.Path, "attack.zip");
        File.WriteAllBytes(path, zip);
        return MiniAppPackage.Open(path, limits);
    }
}
