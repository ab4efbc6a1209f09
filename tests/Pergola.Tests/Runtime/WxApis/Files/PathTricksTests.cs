using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class PathTricksTests : FileSystem
{
    public static TheoryData<string> Tricks { get; } = new(
        "wxfile://usr/../storage.log",
        "wxfile://usr/a/../../storage.log",
        "wxfile://usr//../../x",
        "wxfile://usr/..\\\\x",
        "wxfile://usr/a\\u0000b",
        "wxfile://usr/C:x",
        "wxfile://usr/x:stream",
        "wxfile://usr/NUL",
        "wxfile://usr/a. ",
        "wxfile://tmp/../x",
        "wxfile://tmp/a/b",
        "wxfile://store_../x",
        "wxfile://store_a/../../x",
        "wxfile://other/x",
        "wxfile:///etc/passwd",
        "../x",
        "pages/../../x",
        "/etc/../../passwd\\u0000");

    [Theory]
    [MemberData(nameof(Tricks))]
    public async Task No_path_leaves_its_place(string path)
    {
        await Refused(Wx.ReadFile, $$"""{"filePath": "{{path}}"}""");
        await Refused(Wx.WriteFile, $$"""{"filePath": "{{path}}", "data": "x"}""");
        await Refused(Wx.Unlink, $$"""{"filePath": "{{path}}"}""");
        await Refused(Wx.Mkdir, $$"""{"dirPath": "{{path}}", "recursive": true}""");
        await Refused(Wx.Rmdir, $$"""{"dirPath": "{{path}}", "recursive": true}""");
        await Refused(Wx.CopyFile, $$"""{"srcPath": "app.js", "destPath": "{{path}}"}""");
        await Refused(Wx.Stat, $$"""{"path": "{{path}}"}""");
        Assert.Null(App.Files.TryReadLocal(path.Replace("\\u0000", "\0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_link_that_somebody_put_there_is_not_followed()
    {
        await WriteAsync("a.txt", "mine");
        var outside = Path.Combine(App.UserFolder, "outside");
        await File.WriteAllTextAsync(outside, "not mine", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(App.UserFolder, "usr", "link"), outside);
        Directory.CreateSymbolicLink(Path.Combine(App.UserFolder, "usr", "folder"), App.UserFolder);

        await FailsAsync(Wx.ReadFile, """{"filePath": "wxfile://usr/link"}""", 1301000, "permission denied, open wxfile://usr/link");
        await FailsAsync(Wx.WriteFile, """{"filePath": "wxfile://usr/link", "data": "x"}""", 1301000, "permission denied, open wxfile://usr/link");
        await FailsAsync(Wx.ReadFile, """{"filePath": "wxfile://usr/folder/outside"}""", 1301000, "permission denied, open wxfile://usr/folder/outside");
        Assert.Equal("not mine", await File.ReadAllTextAsync(outside, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Names_that_are_too_long_are_said_so()
    {
        var name = new string('n', 256);
        await FailsAsync(Wx.WriteFile, $$"""{"filePath": "wxfile://usr/{{name}}", "data": "x"}""", 1300036, $"File name too long, open wxfile://usr/{name}");
    }

    [Fact]
    public async Task Ways_within_the_folder_are_taken()
    {
        await WriteAsync("./a//../b.txt", "here");
        Assert.Equal("here", await ReadAsync(Own("b.txt")));
    }

    private async Task Refused<TParams, TResult>(Pergola.Dispatch.SdkApi<TParams, TResult> api, string json)
        where TParams : notnull
        where TResult : Pergola.Dispatch.OpenApiResult
    {
        // A temporary or saved file that is no file is simply not there; a path that leads out is refused.
        Assert.Contains((await App.FailAsync(api, json)).Errno, new int?[] { 1301000, 1300002 });
        Assert.False(Directory.Exists(Path.Combine(App.UserFolder, "usr")) && Directory.EnumerateFileSystemEntries(Path.Combine(App.UserFolder, "usr")).Any());
    }
}
