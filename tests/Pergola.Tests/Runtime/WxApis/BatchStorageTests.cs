using System.Text.Json;
using Pergola.Dispatch;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class BatchStorageTests : IDisposable
{
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Several_values_are_kept_and_given_in_the_order_of_their_keys()
    {
        await _app.CallAsync(Wx.BatchSetStorage, """{"kvList": [{"key": "a", "value": 1}, {"key": "b", "value": {"c": null}}]}""");
        await _app.CallAsync(Wx.BatchSetStorageSync, """{"kvList": [{"key": "d"}]}""");

        Assert.Equal("""{"dataList":[{"c":null},"","",1]}""", Plain(await _app.CallAsync(Wx.BatchGetStorage, """{"keyList": ["b", "none", "d", "a"]}""")));
        Assert.Equal("""{"dataList":[1]}""", Plain(await _app.CallAsync(Wx.BatchGetStorageSync, """{"keyList": ["a"]}""")));
    }

    [Fact]
    public async Task When_one_value_cannot_be_kept_none_is()
    {
        await _app.CallAsync(Wx.SetStorage, """{"key": "a", "data": "before"}""");
        var tooLong = new string('x', 1024 * 1024 + 1);

        await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.BatchSetStorage, $$"""{"kvList": [{"key": "a", "value": 2}, {"key": "n", "value": 3}, {"key": "b", "value": "{{tooLong}}"}]}"""));

        Assert.Equal("""{"dataList":["before","",""]}""", Plain(await _app.CallAsync(Wx.BatchGetStorage, """{"keyList": ["a", "n", "b"]}""")));
    }

    private static string Plain(JsonElement value) => value.GetRawText().Replace(" ", "", StringComparison.Ordinal);
}
