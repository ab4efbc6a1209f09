using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class WriteFileTests : FileSystem
{
    [Theory]
    [InlineData("\"hi\"", "utf8")]
    [InlineData("\"aGk=\"", "base64")]
    [InlineData("\"6869\"", "hex")]
    [InlineData("{\"$buffer\":\"aGk=\"}", "utf8")]
    public async Task Texts_and_bytes_are_written(string data, string encoding)
    {
        await App.CallAsync(Wx.WriteFile, $$"""{"filePath": "wxfile://usr/a.txt", "data": {{data}}, "encoding": "{{encoding}}"}""");
        Assert.Equal("hi", await ReadAsync(Own("a.txt")));
    }

    [Fact]
    public async Task Writing_again_replaces_and_adding_adds()
    {
        await WriteAsync("a.txt", "one and more");
        await WriteAsync("a.txt", "one");
        await App.CallAsync(Wx.AppendFile, """{"filePath": "wxfile://usr/a.txt", "data": " two"}""");

        Assert.Equal("one two", await ReadAsync(Own("a.txt")));
        Assert.Equal(7, App.UserFiles.UsedBytes);
    }

    [Theory]
    [InlineData("wxfile://usr/no/a.txt", 1300002, "no such file or directory, open wxfile://usr/no/a.txt")]
    [InlineData("wxfile://usr", 1301003, "illegal operation on a directory, open wxfile://usr")]
    [InlineData("a.txt", 1301000, "permission denied, open a.txt")]
    [InlineData("/app.js", 1301000, "permission denied, open /app.js")]
    [InlineData("wxfile://tmp/a.txt", 1301000, "permission denied, open wxfile://tmp/a.txt")]
    [InlineData("wxfile://store_a", 1301000, "permission denied, open wxfile://store_a")]
    [InlineData("http://usr/a.txt", 1301000, "permission denied, open http://usr/a.txt")]
    [InlineData("file:///etc/passwd", 1301000, "permission denied, open file:///etc/passwd")]
    public Task Only_the_programs_own_folder_can_be_written(string path, int errno, string reason) =>
        FailsAsync(Wx.WriteFile, $$"""{"filePath": "{{path}}", "data": "x"}""", errno, reason);

    [Fact]
    public Task What_is_no_base64_is_said_so() => FailsAsync(Wx.WriteFile, """{"filePath": "wxfile://usr/a", "data": "***", "encoding": "base64"}""", 1300203, "base64 encode error");

    [Fact]
    public async Task What_is_neither_text_nor_bytes_is_refused() =>
        Assert.Equal("parameter error: parameter.data should be String or ArrayBuffer;", (await App.FailAsync(Wx.WriteFile, """{"filePath": "wxfile://usr/a", "data": 5}""")).Reason);

    [Fact]
    public Task Nothing_is_added_to_a_file_that_is_not_there() =>
        FailsAsync(Wx.AppendFile, """{"filePath": "wxfile://usr/a", "data": "x"}""", 1300002, "no such file or directory, open wxfile://usr/a");

    [Fact]
    public async Task A_file_that_does_not_fit_leaves_what_was_there()
    {
        await WriteAsync("a.txt", "old");
        await FailsAsync(Wx.WriteFile, $$"""{"filePath": "wxfile://usr/a.txt", "data": "{{new string('x', 1 << 20)}}y"}""", 1300202, "the maximum size of the file storage limit is exceeded");
        await FailsAsync(Wx.Truncate, """{"filePath": "wxfile://usr/a.txt", "length": 2000000}""", 1300202, "the maximum size of the file storage limit is exceeded");

        Assert.Equal("old", await ReadAsync(Own("a.txt")));
        Assert.Equal(3, App.UserFiles.UsedBytes);
        Assert.Empty(Directory.GetFiles(Path.Combine(App.UserFolder, "partial")));
    }

    [Fact]
    public async Task Cutting_off_and_filling_up()
    {
        await WriteAsync("a.txt", "12345");
        await App.CallAsync(Wx.Truncate, """{"filePath": "wxfile://usr/a.txt", "length": 2}""");
        Assert.Equal("12", await ReadAsync(Own("a.txt")));
        await App.CallAsync(Wx.TruncateSync, """{"filePath": "wxfile://usr/a.txt", "length": 3}""");
        Assert.Equal("12\0", await ReadAsync(Own("a.txt")));
    }
}
