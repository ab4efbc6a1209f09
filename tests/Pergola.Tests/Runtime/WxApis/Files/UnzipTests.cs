using System.IO.Compression;
using System.Text;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class UnzipTests : FileSystem
{
    [Fact]
    public async Task A_zip_is_unpacked_with_its_folders()
    {
        var zip = Zip(("a.txt", "A"), ("d/", ""), ("d/e/b.txt", "B"));
        await App.CallAsync(Wx.Unzip, $$"""{"zipFilePath": "{{zip}}", "targetPath": "wxfile://usr/out"}""");
        Assert.Equal("A", await ReadAsync(Own("out/a.txt")));
        Assert.Equal("B", await ReadAsync(Own("out/d/e/b.txt")));
        Assert.Equal(2, App.UserFiles.UsedBytes);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/x")]
    [InlineData("a\\..\\x")]
    [InlineData("C:/x")]
    public async Task An_entry_that_leads_out_stops_it_before_the_first_file(string name)
    {
        var zip = Zip(("a.txt", "A"), (name, "B"));
        var failure = await App.FailAsync(Wx.Unzip, $$"""{"zipFilePath": "{{zip}}", "targetPath": "wxfile://usr/out"}""");
        Assert.Equal(1301103, failure.Errno);
        Assert.Equal(0, App.UserFiles.UsedBytes);
    }

    [Fact]
    public async Task A_link_in_a_zip_is_refused()
    {
        var zip = Zip(static archive =>
        {
            var entry = archive.CreateEntry("link");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var stream = entry.Open();
            stream.Write("/etc/passwd"u8);
        });
        Assert.Contains("link", (await App.FailAsync(Wx.Unzip, $$"""{"zipFilePath": "{{zip}}", "targetPath": "wxfile://usr/out"}""")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_that_explodes_stops_at_the_quota()
    {
        var zip = Zip(("big", new string('x', 3 << 20)));
        await FailsAsync(Wx.Unzip, $$"""{"zipFilePath": "{{zip}}", "targetPath": "wxfile://usr/out"}""", 1300202, "the maximum size of the file storage limit is exceeded");
        Assert.Equal(0, App.UserFiles.UsedBytes);
    }

    [Fact]
    public async Task What_is_no_zip_is_said_so()
    {
        await FailsAsync(Wx.Unzip, """{"zipFilePath": "app.js", "targetPath": "wxfile://usr/out"}""", 1301102, "unzip open file fail");
        await FailsAsync(Wx.Unzip, """{"zipFilePath": "none", "targetPath": "wxfile://usr/out"}""", 1300002, "no such file or directory, unzip none -> wxfile://usr/out");
        await FailsAsync(Wx.Unzip, """{"zipFilePath": "app.js", "targetPath": "pages"}""", 1301000, "permission denied, unzip app.js -> pages");
    }

    [Fact]
    public async Task Entries_are_read_without_unpacking()
    {
        var zip = Zip(("a.txt", "Alpha"), ("b.txt", "Beta"));
        var all = (await App.CallAsync(Wx.ReadZipEntry, $$"""{"filePath": "{{zip}}", "encoding": "utf8", "entries": "all"}""")).GetProperty("entries");
        Assert.Equal("Beta", all.GetProperty("b.txt").GetProperty("data").GetString());

        var some = (await App.CallAsync(Wx.ReadZipEntry, $$"""{"filePath": "{{zip}}", "entries": [{"path": "a.txt", "encoding": "utf8", "position": 1, "length": 2}, {"path": "none"}]}""")).GetProperty("entries");
        Assert.Equal("lp", some.GetProperty("a.txt").GetProperty("data").GetString());
        Assert.Equal("readZipEntry:fail no such file or directory none", some.GetProperty("none").GetProperty("errMsg").GetString());
    }

    [Fact]
    public async Task A_file_packed_with_Brotli_is_read()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write("hi"u8);
        var path = App.Files.AddTemporary(packed.ToArray(), "br");
        Assert.Equal("""{"$buffer":"aGk="}""", (await App.CallAsync(Wx.ReadCompressedFile, $$"""{"filePath": "{{path}}", "compressionAlgorithm": "br"}""")).GetProperty("data").GetRawText());
        await FailsAsync(Wx.ReadCompressedFileSync, """{"filePath": "app.js", "compressionAlgorithm": "br"}""", 1301111, "brotli decompress fail");
    }

    private string Zip(params (string Name, string Text)[] files) => Zip(archive =>
    {
        foreach (var (name, text) in files)
        {
            using var stream = archive.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    });

    private string Zip(Action<ZipArchive> fill)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) fill(archive);
        return App.Files.AddTemporary(bytes.ToArray(), "zip");
    }
}
