using Pergola.Dispatch;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class StorageApisTests : IDisposable
{
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":[1,{\"b\":null}]}")]
    [InlineData("{\"$buffer\":\"AQI=\"}")]
    public async Task A_value_comes_back_as_it_was_given(string json)
    {
        await _app.CallAsync(Wx.SetStorageSync, $$"""{"key": "k", "data": {{json}}}""");
        Assert.Equal(json, (await _app.CallAsync(Wx.GetStorage, """{"key": "k"}""")).GetProperty("data").GetRawText());
        Assert.Equal(json, (await _app.CallAsync(Wx.GetStorageSync, """{"key": "k"}""")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task A_missing_value_fails_later_and_is_an_empty_text_at_once()
    {
        var error = await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.GetStorage, """{"key": "k"}"""));
        Assert.Equal("data not found", error.Reason);
        Assert.Equal("\"\"", (await _app.CallAsync(Wx.GetStorageSync, """{"key": "k"}""")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task An_undefined_value_is_an_empty_text()
    {
        await _app.CallAsync(Wx.SetStorage, """{"key": "k"}""");
        Assert.Equal("\"\"", (await _app.CallAsync(Wx.GetStorage, """{"key": "k"}""")).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task The_room_is_told_in_kilobytes()
    {
        await _app.CallAsync(Wx.SetStorage, $$"""{"key": "a", "data": "{{new string('x', 1500)}}"}""");
        var info = await _app.CallAsync(Wx.GetStorageInfoSync);
        Assert.Equal("""{"keys":["a"],"currentSize":2,"limitSize":10240}""", info.GetRawText());
    }

    [Fact]
    public async Task Values_are_removed_one_by_one_and_all_at_once()
    {
        foreach (var key in (string[])["a", "b", "c"])
            await _app.CallAsync(Wx.SetStorage, $$"""{"key": "{{key}}", "data": 1}""");

        await _app.CallAsync(Wx.RemoveStorage, """{"key": "a"}""");
        await _app.CallAsync(Wx.RemoveStorageSync, """{"key": "never"}""");
        Assert.Equal(["b", "c"], _app.Storage.Keys);

        await _app.CallAsync(Wx.ClearStorageSync);
        Assert.Empty(_app.Storage.Keys);
    }
}
