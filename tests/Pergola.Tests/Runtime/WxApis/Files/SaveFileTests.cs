using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class SaveFileTests : FileSystem
{
    [Fact]
    public async Task A_temporary_file_is_kept_listed_and_removed()
    {
        var temporary = App.Files.AddTemporary("hello"u8, "txt");
        var saved = (await App.CallAsync(Wx.SaveFile, $$"""{"tempFilePath": "{{temporary}}"}""")).GetProperty("savedFilePath").GetString()!;
        Assert.Matches("^wxfile://store_[0-9a-f]{32}[.]txt$", saved);
        Assert.Equal("hello", await ReadAsync(saved));
        Assert.Null(App.Files.TryRead(temporary));

        var created = App.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal($$"""[{"filePath":"{{saved}}","size":5,"createTime":{{created}}}]""", (await App.CallAsync(Wx.GetSavedFileList)).GetProperty("fileList").GetRawText());
        Assert.Equal(5, (await App.CallAsync(Wx.GetSavedFileInfo, $$"""{"filePath": "{{saved}}"}""")).GetProperty("size").GetInt32());
        await App.CallAsync(Wx.RemoveSavedFile, $$"""{"filePath": "{{saved}}"}""");
        Assert.Equal("[]", (await App.CallAsync(Wx.GetSavedFileList)).GetProperty("fileList").GetRawText());
        await FailsAsync(Wx.RemoveSavedFile, $$"""{"filePath": "{{saved}}"}""", 1300002, "file not exist");
        await FailsAsync(Wx.GetSavedFileInfo, $$"""{"filePath": "{{saved}}"}""", 1300002, "file not exist");
    }

    [Fact]
    public async Task It_can_be_kept_under_a_name()
    {
        var temporary = App.Files.AddTemporary("hello"u8, "txt");
        var saved = await App.CallAsync(Wx.SaveFileSync, $$"""{"tempFilePath": "{{temporary}}", "filePath": "wxfile://usr/kept.txt"}""");
        Assert.Equal("wxfile://usr/kept.txt", saved.GetProperty("savedFilePath").GetString());
        Assert.Equal("hello", await ReadAsync(Own("kept.txt")));
    }

    [Fact]
    public async Task What_cannot_be_kept_fails_as_documented()
    {
        await FailsAsync(Wx.SaveFile, """{"tempFilePath": "wxfile://tmp/none"}""", 1301112, "tempFilePath file not exist");
        await FailsAsync(Wx.SaveFile, """{"tempFilePath": "app.js"}""", 1301112, "tempFilePath file not exist");
        var large = App.Files.AddTemporary(new byte[(1 << 20) + 1], "bin");
        await FailsAsync(Wx.SaveFile, $$"""{"tempFilePath": "{{large}}"}""", 1300202, "the maximum size of the file storage limit is exceeded");
        Assert.NotNull(App.Files.TryRead(large));
    }

    [Theory]
    [InlineData("md5", "5d41402abc4b2a76b9719d911017c592")]
    [InlineData("sha1", "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d")]
    public async Task A_file_has_a_size_and_a_digest(string algorithm, string digest)
    {
        var path = await WriteAsync("a", "hello");
        var info = await App.CallAsync(Wx.GetFileInfo, $$"""{"filePath": "{{path}}", "digestAlgorithm": "{{algorithm}}"}""");
        Assert.Equal((5, digest), (info.GetProperty("size").GetInt32(), info.GetProperty("digest").GetString()));
        await FailsAsync(Wx.GetFileInfo, """{"filePath": "wxfile://usr/none"}""", 1300002, "file not exist");
    }
}
