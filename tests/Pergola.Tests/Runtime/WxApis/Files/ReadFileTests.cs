using System.Text.Json;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Files;

public sealed class ReadFileTests : FileSystem
{
    [Theory]
    [InlineData("utf8", "h\u00e9llo")]
    [InlineData("base64", "aMOpbGxv")]
    [InlineData("hex", "68c3a96c6c6f")]
    [InlineData("latin1", "h\u00c3\u00a9llo")]
    public async Task A_text_comes_in_the_encoding_that_was_asked_for(string encoding, string expected)
    {
        await WriteAsync("a.txt", "h\u00e9llo");
        var answer = await App.CallAsync(Wx.ReadFile, $$"""{"filePath": "wxfile://usr/a.txt", "encoding": "{{encoding}}"}""");
        Assert.Equal(expected, answer.GetProperty("data").GetString());
    }

    [Fact]
    public async Task Without_an_encoding_bytes_come()
    {
        await WriteAsync("a.txt", "hi");
        Assert.Equal("""{"$buffer":"aGk="}""", (await App.CallAsync(Wx.ReadFile, """{"filePath": "wxfile://usr/a.txt"}""")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_part_is_read_by_its_place_and_length()
    {
        await WriteAsync("a.txt", "0123456789");
        Assert.Equal("345", (await App.CallAsync(Wx.ReadFile, """{"filePath": "wxfile://usr/a.txt", "encoding": "utf8", "position": 3, "length": 3}""")).GetProperty("data").GetString());
    }

    [Fact]
    public async Task A_file_of_the_package_can_be_read()
    {
        Assert.Equal("App({})", await ReadAsync("/app.js"));
        Assert.Equal("App({})", await ReadAsync("app.js"));
    }

    [Fact]
    public async Task A_temporary_file_can_be_read() => Assert.Equal("tmp", await ReadAsync(App.Files.AddTemporary("tmp"u8, "txt")));

    [Theory]
    [InlineData("wxfile://usr/none", """{"filePath": "wxfile://usr/none"}""", 1300002, "no such file or directory, open wxfile://usr/none")]
    [InlineData("none.txt", """{"filePath": "none.txt"}""", 1300002, "no such file or directory, open none.txt")]
    [InlineData("wxfile://tmp/none", """{"filePath": "wxfile://tmp/none"}""", 1300002, "no such file or directory, open wxfile://tmp/none")]
    [InlineData("wxfile://usr", """{"filePath": "wxfile://usr"}""", 1301003, "illegal operation on a directory, open wxfile://usr")]
    [InlineData("pages", """{"filePath": "pages"}""", 1301003, "illegal operation on a directory, open pages")]
    [InlineData("position", """{"filePath": "app.js", "position": 8}""", 1301009, "value of position is out of range")]
    [InlineData("length", """{"filePath": "app.js", "length": 8}""", 1301006, "value of length is out of range")]
    [InlineData("length 0", """{"filePath": "app.js", "length": 0}""", 1301006, "value of length is out of range")]
    public Task What_cannot_be_read_fails_as_documented(string what, string json, int errno, string reason)
    {
        Assert.NotEmpty(what);
        return FailsAsync(Wx.ReadFile, json, errno, reason);
    }

    [Fact]
    public async Task An_unknown_encoding_is_named() =>
        Assert.StartsWith("Invalid argument: encoding is", (await App.FailAsync(Wx.ReadFile, """{"filePath": "app.js", "encoding": "utf9"}""")).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_waiting_form_takes_its_arguments_one_by_one() => Assert.Equal(["filePath", "encoding", "position", "length"], Wx.ReadFileSync.Positional);
}
