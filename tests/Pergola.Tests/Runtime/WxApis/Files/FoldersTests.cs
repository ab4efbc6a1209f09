using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class FoldersTests : FileSystem
{
    [Fact]
    public async Task A_folder_is_made_listed_and_deleted()
    {
        await App.CallAsync(Wx.MkdirSync, """{"dirPath": "wxfile://usr/a/b", "recursive": true}""");
        await WriteAsync("a/z.txt", "z");

        Assert.Equal("""["b","z.txt"]""", (await App.CallAsync(Wx.Readdir, """{"dirPath": "wxfile://usr/a"}""")).GetProperty("files").GetRawText());
        await FailsAsync(Wx.Rmdir, """{"dirPath": "wxfile://usr/a"}""", 1300066, "directory not empty");
        await App.CallAsync(Wx.Rmdir, """{"dirPath": "wxfile://usr/a", "recursive": true}""");
        Assert.Equal("[]", (await App.CallAsync(Wx.ReaddirSync, """{"dirPath": "wxfile://usr"}""")).GetProperty("files").GetRawText());
        Assert.Equal(0, App.UserFiles.UsedBytes);
    }

    [Fact]
    public async Task What_cannot_be_made_or_listed_fails_as_documented()
    {
        await WriteAsync("file", "x");
        await FailsAsync(Wx.Mkdir, """{"dirPath": "wxfile://usr/a/b"}""", 1300002, "no such file or directory wxfile://usr/a/b");
        await FailsAsync(Wx.Mkdir, """{"dirPath": "wxfile://usr/file"}""", 1301005, "file already exists wxfile://usr/file");
        await FailsAsync(Wx.Mkdir, """{"dirPath": "wxfile://usr/file/a", "recursive": true}""", 1300020, "not a directory wxfile://usr/file/a");
        await FailsAsync(Wx.Mkdir, """{"dirPath": "pages/a"}""", 1301000, "permission denied, open pages/a");
        await FailsAsync(Wx.Readdir, """{"dirPath": "wxfile://usr/file"}""", 1300020, "not a directory wxfile://usr/file");
        await FailsAsync(Wx.Readdir, """{"dirPath": "wxfile://usr/none"}""", 1300002, "no such file or directory wxfile://usr/none");
        await FailsAsync(Wx.Rmdir, """{"dirPath": "wxfile://usr/none"}""", 1300002, "no such file or directory wxfile://usr/none");
        await FailsAsync(Wx.Rmdir, """{"dirPath": "wxfile://usr"}""", 1301000, "permission denied, open wxfile://usr");
    }

    [Fact]
    public async Task A_folder_of_the_package_can_be_listed_and_not_changed()
    {
        Assert.Equal("""["b","index"]""", (await App.CallAsync(Wx.Readdir, """{"dirPath": "/pages"}""")).GetProperty("files").GetRawText());
        await FailsAsync(Wx.Unlink, """{"filePath": "app.js"}""", 1301000, "permission denied, open app.js");
    }

    [Fact]
    public async Task Stat_tells_files_from_folders()
    {
        await App.CallAsync(Wx.Mkdir, """{"dirPath": "wxfile://usr/a"}""");
        await WriteAsync("a/f", "12345");
        var file = (await App.CallAsync(Wx.StatSync, """{"path": "wxfile://usr/a/f"}""")).GetProperty("stats");
        Assert.Equal((5, false, App.Clock.GetUtcNow().ToUnixTimeSeconds()), (file.GetProperty("size").GetInt32(), file.GetProperty("isFolder").GetBoolean(), file.GetProperty("lastModifiedTime").GetInt64()));

        var all = (await App.CallAsync(Wx.Stat, """{"path": "wxfile://usr/a", "recursive": true}""")).GetProperty("stats");
        Assert.Equal(["/", "/f"], all.EnumerateArray().Select(static entry => entry.GetProperty("path").GetString()));
        Assert.True(all[0].GetProperty("stats").GetProperty("isFolder").GetBoolean());
        await FailsAsync(Wx.Stat, """{"path": "wxfile://usr/x"}""", 1300002, "no such file or directory wxfile://usr/x");
        await FailsAsync(Wx.Access, """{"path": "wxfile://usr/x"}""", 1300002, "no such file or directory wxfile://usr/x");
        await App.CallAsync(Wx.AccessSync, """{"path": "wxfile://usr/a"}""");
    }

    [Fact]
    public async Task Copying_and_moving()
    {
        await App.CallAsync(Wx.CopyFile, """{"srcPath": "app.js", "destPath": "wxfile://usr/a.js"}""");
        await App.CallAsync(Wx.RenameSync, """{"oldPath": "wxfile://usr/a.js", "newPath": "wxfile://usr/b.js"}""");
        Assert.Equal("App({})", await ReadAsync(Own("b.js")));

        await FailsAsync(Wx.Rename, """{"oldPath": "wxfile://usr/a.js", "newPath": "wxfile://usr/c"}""", 1300002, "no such file or directory, rename wxfile://usr/a.js -> wxfile://usr/c");
        await FailsAsync(Wx.Rename, """{"oldPath": "app.js", "newPath": "wxfile://usr/c"}""", 1301000, "permission denied, rename app.js -> wxfile://usr/c");
        await FailsAsync(Wx.CopyFile, """{"srcPath": "none", "destPath": "wxfile://usr/c"}""", 1300002, "no such file or directory, copyFile none -> wxfile://usr/c");
        await App.CallAsync(Wx.Mkdir, """{"dirPath": "wxfile://usr/d"}""");
        await FailsAsync(Wx.Rename, """{"oldPath": "wxfile://usr/d", "newPath": "wxfile://usr/d/e"}""", 1300001, "operation not permitted, rename wxfile://usr/d -> wxfile://usr/d/e");
        await FailsAsync(Wx.Unlink, """{"filePath": "wxfile://usr/d"}""", 1300001, "operation not permitted, unlink wxfile://usr/d");
    }

    [Fact]
    public async Task A_temporary_file_that_is_moved_is_none_any_more()
    {
        var temporary = App.Files.AddTemporary("t"u8, "txt");
        await App.CallAsync(Wx.Rename, $$"""{"oldPath": "{{temporary}}", "newPath": "wxfile://usr/t"}""");
        Assert.Equal("t", await ReadAsync(Own("t")));
        Assert.Null(App.Files.TryRead(temporary));
    }
}
