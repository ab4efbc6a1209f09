using System.Text.Json;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.WxApis;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class DeviceApisTests : IDisposable
{
    private readonly LentDevices _device = new();
    private readonly FakeMiniApp _app = new();

    public DeviceApisTests() => _app.Devices = _device.AsDevices();

    public void Dispose() => _app.Dispose();

    public static TheoryData<string, string> OfDevices { get; } = new()
    {
        { "getBatteryInfo", "battery" }, { "vibrateShort", "vibration" }, { "vibrateLong", "vibration" }, { "getScreenBrightness", "screen" }, { "setScreenBrightness", "screen" },
        { "setKeepScreenOn", "screen" }, { "setVisualEffectOnCapture", "screen" }, { "getScreenRecordingState", "screen" }, { "makePhoneCall", "phone" }, { "sendSms", "phone" },
        { "addPhoneContact", "phone" }, { "addPhoneCalendar", "calendar" }, { "addPhoneRepeatCalendar", "calendar" }, { "scanCode", "scanner" }, { "startAccelerometer", "motion" },
        { "startCompass", "motion" }, { "startGyroscope", "motion" }, { "startDeviceMotionListening", "motion" },
    };

    [Theory]
    [MemberData(nameof(OfDevices))]
    public async Task Without_the_device_the_failure_names_it(string name, string part)
    {
        _app.Devices = new MiniAppDevices();
        var api = (ISdkApi)WxApiCatalog.Create([]).Find(name)!;
        var parameters = ((WxApi)api).ReadParams(JsonElement.Parse("""{"value": 1, "keepScreenOn": true, "phoneNumber": "1", "firstName": "A", "startTime": 1, "title": "T"}"""), out _);

        var failure = await Assert.ThrowsAsync<OpenApiException>(async () => await api.AnswerAsync(new CallFacts(_app, 1, parameters, JsonElement.Parse("{}"), null, null), CancellationToken.None));

        Assert.Equal($"not supported: the superapp brings no {part} device", failure.Reason);
    }

    [Fact]
    public async Task The_battery_is_told_alike_by_both_forms()
    {
        Assert.Equal("""{"level":73,"isCharging":true,"isLowPowerModeEnabled":false}""", (await _app.CallAsync(Wx.GetBatteryInfo)).GetRawText());
        Assert.Equal("""{"level":73,"isCharging":true,"isLowPowerModeEnabled":false}""", (await _app.CallAsync(Wx.GetBatteryInfoSync)).GetRawText());
    }

    [Fact]
    public async Task The_device_is_shaken_and_its_screen_changed()
    {
        await _app.CallAsync(Wx.VibrateShort);
        await _app.CallAsync(Wx.VibrateShort, """{"type": "heavy"}""");
        await _app.CallAsync(Wx.VibrateLong);
        await _app.CallAsync(Wx.SetScreenBrightness, """{"value": 0.5}""");
        await _app.CallAsync(Wx.SetKeepScreenOn, """{"keepScreenOn": true}""");
        await _app.CallAsync(Wx.SetVisualEffectOnCapture, """{"visualEffect": "hidden"}""");

        Assert.Equal(["vibrate Medium", "vibrate Heavy", "vibrate Long", "brightness 0.5", "keep on True", "hidden True"], _device.Log);
        Assert.Equal(0.25, (await _app.CallAsync(Wx.GetScreenBrightness)).GetProperty("value").GetDouble());
        Assert.Equal("on", (await _app.CallAsync(Wx.GetScreenRecordingState)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_device_asks_its_user_ends_with_the_users_word(bool agrees)
    {
        _device.Agrees = agrees;
        Func<Task>[] calls =
        [
            () => _app.CallAsync(Wx.MakePhoneCall, """{"phoneNumber": "123"}"""),
            () => _app.CallAsync(Wx.SendSms, """{"phoneNumber": "123", "content": "hi"}"""),
            () => _app.CallAsync(Wx.AddPhoneContact, """{"firstName": "A", "mobilePhoneNumber": "9"}"""),
            () => _app.CallAsync(Wx.AddPhoneCalendar, """{"startTime": 0, "title": "T"}"""),
            () => _app.CallAsync(Wx.ScanCode),
        ];
        foreach (var call in calls)
        {
            if (agrees) await call();
            else Assert.Equal("cancel", (await Assert.ThrowsAsync<OpenApiException>(call)).Reason);
        }

        Assert.Equal(["call 123", "message 123 hi", "contact 9", "event T", "scan barCode,qrCode False"], _device.Log);
    }

    [Fact]
    public async Task A_scanned_code_is_told_with_its_bytes() =>
        Assert.Equal("""{"result":"hi","scanType":"QR_CODE","charSet":"UTF-8","path":"","rawData":"aGk="}""", (await _app.CallAsync(Wx.ScanCode)).GetRawText());

    [Fact]
    public async Task An_event_of_the_calendar_has_its_times_and_repeats()
    {
        await _app.CallAsync(Wx.AddPhoneRepeatCalendar, """{"startTime": 86400, "endTime": "90000", "title": "T", "alarmOffset": 60, "repeatInterval": "week", "repeatEndTime": 172800}""");

        var entry = Assert.Single(_device.Entries);
        Assert.Equal(new CalendarEntry("T", new(1970, 1, 2, 0, 0, 0, TimeSpan.Zero), new(1970, 1, 2, 1, 0, 0, TimeSpan.Zero))
        {
            Alarm = TimeSpan.FromMinutes(1), Repeats = "week", RepeatsUntil = new(1970, 1, 3, 0, 0, 0, TimeSpan.Zero),
        }, entry);
        Assert.Equal(OpenApiErrors.ParameterErrno, (await Assert.ThrowsAsync<OpenApiException>(() => _app.CallAsync(Wx.AddPhoneCalendar, """{"startTime": -5, "title": "T"}"""))).Errno);
    }

    [Theory]
    [InlineData("\"90000\"")]
    [InlineData("90000")]
    public void The_end_of_an_event_may_be_a_number_in_text(string endTime) => Assert.Equal(90000, Assert.IsType<AddPhoneCalendarParams>(ReadEvent(endTime)).EndTime);

    [Fact]
    public void An_end_of_an_event_that_is_no_number_is_refused() =>
        Assert.Contains("parameter.endTime should be Number instead of String;", Assert.Throws<OpenApiException>(() => ReadEvent("\"noon\"")).Reason, StringComparison.Ordinal);

    private static object ReadEvent(string endTime) =>
        CallParams.Read(WxApiCatalog.Create([]).Find("addPhoneCalendar")!, JsonElement.Parse($$"""{"startTime": 86400, "endTime": {{endTime}}, "title": "T"}"""));

    [Fact]
    public async Task A_sensor_tells_its_event_until_it_is_stopped()
    {
        await _app.CallAsync(Wx.StartAccelerometer, """{"interval": "game"}""");
        await _app.CallAsync(Wx.StartGyroscope, """{"interval": "ui"}""");
        await _app.CallAsync(Wx.StartCompass);
        await _app.CallAsync(Wx.StartDeviceMotionListening);
        foreach (var read in _device.Running.Values) read(new(1, 2, 3));

        Assert.Equal(["start Accelerometer 20", "start Gyroscope 60", "start Compass 200", "start DeviceMotion 200"], _device.Log);
        Assert.Equal(
            [
                ("onAccelerometerChange", """{"x":1,"y":2,"z":3}"""), ("onGyroscopeChange", """{"x":1,"y":2,"z":3}"""), ("onCompassChange", """{"direction":1,"accuracy":2}"""),
                ("onDeviceMotionChange", """{"alpha":1,"beta":2,"gamma":3}"""),
            ],
            _app.Emitted);

        await _app.CallAsync(Wx.StopAccelerometer);
        await _app.CallAsync(Wx.StopAccelerometer);
        Assert.DoesNotContain(MotionSensor.Accelerometer, _device.Running.Keys);
        await _app.CallAsync(Wx.StopGyroscope);
        await _app.CallAsync(Wx.StopCompass);
        await _app.Ends.CancelAsync();
        Assert.Empty(_device.Running);
        await _app.CallAsync(Wx.StopDeviceMotionListening);
    }
}
