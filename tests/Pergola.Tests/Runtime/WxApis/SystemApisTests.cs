using Pergola.MiniApps;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class SystemApisTests
{
    [Fact]
    public async Task The_system_is_told_alike_by_all_three_forms()
    {
        using var app = new FakeMiniApp();
        var info = await app.CallAsync(Wx.GetSystemInfoSync);

        Assert.Equal(info.GetRawText(), (await app.CallAsync(Wx.GetSystemInfo)).GetRawText());
        Assert.Equal(info.GetRawText(), (await app.CallAsync(Wx.GetSystemInfoAsync)).GetRawText());
        Assert.Equal(("devtools", 375, "2.2.17"), (info.GetProperty("platform").GetString(), info.GetProperty("windowWidth").GetInt32(), info.GetProperty("SDKVersion").GetString()));
        Assert.Equal(647, info.GetProperty("safeArea").GetProperty("height").GetInt32());
    }

    [Theory]
    [InlineData(true, "dark")]
    [InlineData(false, "light")]
    public async Task Only_a_program_that_asks_for_it_gets_the_dark_theme(bool aware, string expected)
    {
        using var app = new FakeMiniApp($$"""{"pages": ["pages/index/index"], "darkmode": {{(aware ? "true" : "false")}}}""") { Device = new DeviceInfo { Theme = "dark" } };
        Assert.Equal(expected, (await app.CallAsync(Wx.GetAppBaseInfo)).GetProperty("theme").GetString());
        Assert.Equal(expected, (await app.CallAsync(Wx.GetSystemInfoSync)).GetProperty("theme").GetString());
    }

    [Fact]
    public async Task The_parts_of_the_system_agree_with_the_whole()
    {
        using var app = new FakeMiniApp { Device = new DeviceInfo { WindowWidth = 400, Model = "M" } };
        var whole = await app.CallAsync(Wx.GetSystemInfoSync);
        Assert.Equal(whole.GetProperty("windowWidth").GetDouble(), (await app.CallAsync(Wx.GetWindowInfo)).GetProperty("windowWidth").GetDouble());
        Assert.Equal(whole.GetProperty("model").GetString(), (await app.CallAsync(Wx.GetDeviceInfo)).GetProperty("model").GetString());
        Assert.Equal("portrait", (await app.CallAsync(Wx.GetSystemSetting)).GetProperty("deviceOrientation").GetString());
        Assert.Equal("not determined", (await app.CallAsync(Wx.GetAppAuthorizeSetting)).GetProperty("cameraAuthorized").GetString());
        Assert.Equal(393, (await app.CallAsync(Wx.GetMenuButtonBoundingClientRect)).GetProperty("right").GetDouble());
        Assert.Contains((await app.CallAsync(Wx.GetNetworkType)).GetProperty("networkType").GetString(), (string[])["wifi", "none"]);
    }

    [Fact]
    public async Task Launch_and_entry_are_told_apart()
    {
        using var app = new FakeMiniApp();
        Assert.Equal("""{"path":"pages/index/index","scene":1001,"query":{"id":"1"},"referrerInfo":{},"apiCategory":"default"}""", (await app.CallAsync(Wx.GetLaunchOptionsSync)).GetRawText());
        Assert.Equal("""{"path":"pages/b/b","scene":1037,"query":{},"referrerInfo":{"appId":"mpb"},"apiCategory":"default"}""", (await app.CallAsync(Wx.GetEnterOptionsSync)).GetRawText());
    }
}
