using Pergola.MiniApps;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class ReportApisTests : IDisposable
{
    private readonly FakeMiniApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task What_a_program_reports_reaches_the_observer()
    {
        await _app.CallAsync(Wx.ReportEvent, """{"eventId": "paid", "data": {"n": 1}}""");
        await _app.CallAsync(Wx.ReportAnalytics, """{"eventName": "seen"}""");
        await _app.CallAsync(Wx.ReportMonitor, """{"name": "7", "value": 3}""");
        await _app.CallAsync(Wx.ReportPerformance, """{"id": 1101, "value": 680, "dimensions": "d"}""");
        await _app.CallAsync(Wx.WriteLog, """{"level": "warn", "line": ["a", 1]}""");
        await _app.CallAsync(Wx.WriteLog, """{"level": "error", "line": {"args": []}, "realtime": true}""");

        Assert.Equal(
            [("event", "paid", """{"n": 1}"""), ("analytics", "seen", "null"), ("monitor", "7", "3"), ("performance", "1101", """{"id": 1101, "value": 680, "dimensions": "d"}"""), ("log", "warn", """["a", 1]"""), ("realtimeLog", "error", """{"args": []}""")],
            _app.Reports.Select(static report => (report.Kind, report.Name, report.Data.GetRawText())));
    }

    [Fact]
    public async Task A_report_that_is_too_long_is_replaced_by_a_word_that_says_so()
    {
        await _app.CallAsync(Wx.ReportEvent, $$"""{"eventId": "e", "data": "{{new string('x', MiniAppReport.MostCharacters)}}"}""");
        Assert.Equal("(longer than 100 KiB)", Assert.Single(_app.Reports).Data.GetString());
    }

    [Fact]
    public void A_level_that_does_not_exist_is_refused() =>
        Assert.Equal("invalid level", Wx.WriteLog.Validate!(new("loud", default)));
}
