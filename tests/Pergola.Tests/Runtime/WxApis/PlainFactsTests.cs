using System.Text.Json;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class PlainFactsTests : IDisposable
{
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_is_not_there_is_said_to_be_not_there()
    {
        Assert.Equal("""{"isSupported":false,"version":"","reason":"client not supported"}""", (await _app.CallAsync(Wx.GetSkylineInfo)).GetRawText());
        Assert.Equal("""{"isSupported":false,"version":"","reason":"client not supported"}""", (await _app.CallAsync(Wx.GetSkylineInfoSync)).GetRawText());
        Assert.Equal("""{"benchmarkLevel":-1,"modelLevel":0}""", (await _app.CallAsync(Wx.GetDeviceBenchmarkInfo)).GetRawText());
        Assert.Equal("""{"category":"default"}""", (await _app.CallAsync(Wx.GetApiCategory)).GetRawText());
        Assert.Equal("{}", (await _app.CallAsync(Wx.GetExptInfoSync)).GetRawText());
        Assert.Equal("""{"needAuthorization":false,"privacyContractName":""}""", (await _app.CallAsync(Wx.GetPrivacySetting)).GetRawText());
        Assert.Equal("{}", (await _app.CallAsync(Wx.RequirePrivacyAuthorize)).GetRawText());
        Assert.Equal("{}", (await _app.CallAsync(Wx.PreloadAssets, """{"data": []}""")).GetRawText());
        Assert.Equal("{}", (await _app.CallAsync(Wx.PreloadWebview)).GetRawText());
    }

    [Fact]
    public async Task The_view_has_a_user_agent() =>
        Assert.StartsWith("Pergola/2.2.17 (devtools; ", (await _app.CallAsync(Wx.GetRendererUserAgent)).GetProperty("userAgent").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public async Task Random_bytes_are_as_many_as_asked_for(int length)
    {
        var answer = (await _app.CallAsync(Wx.GetRandomValues, $$"""{"length": {{length}}}""")).GetProperty("randomValues").GetProperty("$buffer");
        Assert.Equal(length, answer.GetBytesFromBase64().Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(1_048_577)]
    public void Other_lengths_are_refused(double length) => Assert.StartsWith("invalid length", Wx.GetRandomValues.Validate!(new(length)), StringComparison.Ordinal);

    [Fact]
    public async Task A_program_without_an_ext_file_has_an_empty_one() =>
        Assert.Equal(JsonValueKind.Object, (await _app.CallAsync(Wx.GetExtConfigSync)).GetProperty("extConfig").ValueKind);
}
